/** Webhooks as Standard Webhooks has them. */
@NullMarked
package io.vedette.notify.webhook;

import org.jspecify.annotations.NullMarked;
