package io.vedette.monitor;

import io.vedette.alert.AlertRule;
import io.vedette.alert.Severity;

/**
 * A rule of the user's own.
 *
 * @param name as its alerts are called
 * @param summary what is wrong, in one line
 * @param following how the alert follows what is asked
 */
public record OwnRule(String name, Severity severity, Expression when, String summary, AlertRule following) {}
