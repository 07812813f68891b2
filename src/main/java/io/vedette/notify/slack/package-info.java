/** Slack incoming webhooks. */
@NullMarked
package io.vedette.notify.slack;

import org.jspecify.annotations.NullMarked;
