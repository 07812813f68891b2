/** {@code /metrics}: snapshots as Prometheus families, read when somebody scrapes, so that a probe pays nothing for them. */
@NullMarked
package io.vedette.web.metrics;

import org.jspecify.annotations.NullMarked;
