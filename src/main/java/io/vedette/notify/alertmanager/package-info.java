/** Alertmanager, by its API v2. */
@NullMarked
package io.vedette.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
