/** Times in which services are worked on: which, when, and what that means for one of them. Pure. */
@NullMarked
package io.vedette.maintenance;

import org.jspecify.annotations.NullMarked;
