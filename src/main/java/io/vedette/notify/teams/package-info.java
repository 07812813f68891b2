/** Microsoft Teams, by a workflow that takes webhooks. */
@NullMarked
package io.vedette.notify.teams;

import org.jspecify.annotations.NullMarked;
