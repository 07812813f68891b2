/** Deployments, their watch and their verdict. Pure. */
@NullMarked
package io.vedette.deployment;

import org.jspecify.annotations.NullMarked;
