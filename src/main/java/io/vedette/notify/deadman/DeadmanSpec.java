package io.vedette.notify.deadman;

import io.vedette.secret.Secret;
import java.time.Duration;

/**
 * A dead-man switch.
 *
 * @param url what is requested; whoever knows it can keep the switch quiet
 * @param interval how often
 */
public record DeadmanSpec(Secret url, Duration interval) {}
