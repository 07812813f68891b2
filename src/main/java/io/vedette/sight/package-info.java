/** Whether this place can see: tells an outage of what is watched from one of our own network. Pure. */
@NullMarked
package io.vedette.sight;

import org.jspecify.annotations.NullMarked;
