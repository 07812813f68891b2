/** Probes of PostgreSQL and what speaks its protocol: a login and one query. */
@NullMarked
package io.vedette.probe.postgres;

import org.jspecify.annotations.NullMarked;
