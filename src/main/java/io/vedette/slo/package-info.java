/** Objectives, error budgets and burn rates in exact integer arithmetic. Pure. */
@NullMarked
package io.vedette.slo;

import org.jspecify.annotations.NullMarked;
