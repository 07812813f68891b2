package io.vedette.store;

import io.vedette.deployment.Deployment;

/**
 * An Idempotency-Key that a deployment was reported under.
 *
 * @param report what was reported, as whoever keeps it words it
 */
public record ReportedKey(String key, String report, Deployment deployment) {}
