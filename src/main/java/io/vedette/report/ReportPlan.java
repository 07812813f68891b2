package io.vedette.report;

import io.vedette.alert.Rhythm;

/**
 * A report that somebody gets again and again.
 *
 * @param name tells it from every other
 * @param receiver who gets it, in every way that takes messages
 */
public record ReportPlan(String name, String receiver, Rhythm rhythm) {}
