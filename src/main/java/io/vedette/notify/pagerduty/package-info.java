/** PagerDuty, by its Events API v2. */
@NullMarked
package io.vedette.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
