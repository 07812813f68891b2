/** One HTTP request out of the house, for receivers and rollback actions: bounded in time and size, never redirected. Runs on the caller's event loop. */
@NullMarked
package io.vedette.outbound;

import org.jspecify.annotations.NullMarked;
