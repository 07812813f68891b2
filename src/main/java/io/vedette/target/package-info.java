/** What is watched: services, their targets, labels. Values only. */
@NullMarked
package io.vedette.target;

import org.jspecify.annotations.NullMarked;
