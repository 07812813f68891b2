/** What became of an alert on its way to people, kept so that it can be asked for later. Values and one port; no clock, no I/O. */
@NullMarked
package io.vedette.alert.trail;

import org.jspecify.annotations.NullMarked;
