/**
 * What the slots of a new version prove against those of the old one, by tests that stay valid however often one looks.
 *
 * <p>Each component is a nonnegative supermartingale that starts at one while nothing is worse than before (an <i>e-value</i>): by Ville's inequality it
 * ever reaches 1/α with probability α at most, so a verdict may be asked for after every slot. {@link io.vedette.deployment.evidence.Evidence} holds the
 * components of one endpoint. All of it is deterministic to the last bit ({@code StrictMath}), so that a recorded verdict can be recomputed.
 */
@NullMarked
package io.vedette.deployment.evidence;

import org.jspecify.annotations.NullMarked;
