/** The life of an alert, and where it is told: rules, states, routes, groups. Pure. */
@NullMarked
package io.vedette.alert;

import org.jspecify.annotations.NullMarked;
