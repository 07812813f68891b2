/** What stands around an alert: how bad it is beside what is usual, what changed before it, what was tried. Values only, pure. */
@NullMarked
package io.vedette.alert.context;

import org.jspecify.annotations.NullMarked;
