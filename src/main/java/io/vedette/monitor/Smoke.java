package io.vedette.monitor;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Watch;
import io.vedette.monitor.SmokeCheck.Result;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The smoke checks of the newest deployment: endpoints that are looked at right after it, off their cadence. Each passes at its first success; one that still
 * fails when a version must have started has failed. After a restart those of a watch under way are made again. Belongs to the event loop of its service.
 */
final class Smoke {
    static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    /** By then a version has started. */
    static final Duration STARTED = Duration.ofSeconds(60);

    private final List<TargetId> checked;
    private final Map<String, SmokeCheck> checks;
    private @Nullable Deployment deployment;
    private boolean pending;

    /** Goes on with the checks of an earlier plan, if they are the same. */
    Smoke(List<TargetId> checked, @Nullable Smoke earlier) {
        this.checked = List.copyOf(checked);
        this.checks = checked.isEmpty() ? Map.of() : new LinkedHashMap<>();
        if (earlier != null && !checked.isEmpty() && earlier.checked.equals(checked)) {
            checks.putAll(earlier.checks);
            deployment = earlier.deployment;
            pending = earlier.pending;
        }
    }

    /** Time has gone on. */
    void look(@Nullable Watch newest, Consumer<Effect> effects) {
        if (checked.isEmpty() || newest == null || newest.deployment().equals(deployment)) {
            return;
        }
        deployment = newest.deployment();
        checks.clear();
        pending = newest.watching();
        if (pending) {
            for (TargetId target : checked) {
                checks.put(target.endpoint(), new SmokeCheck(target.endpoint(), Result.PENDING, ""));
                effects.accept(new Effect.Confirm(target, SOON));
            }
        }
    }

    /** A probe has ended, whatever asked for it. */
    void accept(Sample sample, Instant now, Consumer<Effect> effects) {
        Deployment looked = deployment;
        if (!pending
                || looked == null
                || sample.due().isBefore(looked.at().plus(SOON))
                || !(sample.outcome() instanceof Outcome.Measured measured)) {
            return;
        }
        SmokeCheck known = checks.get(sample.target().endpoint());
        if (known == null || known.result() != Result.PENDING) {
            return;
        }
        if (measured instanceof Outcome.Answered) {
            conclude(looked, new SmokeCheck(known.endpoint(), Result.PASSED, ""), now, effects);
        } else if (sample.due().isBefore(looked.at().plus(STARTED))) {
            effects.accept(new Effect.Confirm(sample.target(), AGAIN));
        } else {
            String detail = Alerts.detail(sample.outcome());
            conclude(looked, new SmokeCheck(known.endpoint(), Result.FAILED, detail), now, effects);
        }
    }

    private void conclude(Deployment of, SmokeCheck check, Instant now, Consumer<Effect> effects) {
        checks.put(check.endpoint(), check);
        pending = checks.values().stream().anyMatch(each -> each.result() == Result.PENDING);
        String detail = check.detail().isEmpty() ? "" : ": " + check.detail();
        effects.accept(WatchEvents.of(
                now,
                Event.Kind.SMOKE_CHECKED,
                of,
                "smoke check of version " + of.version() + " " + check.result().label() + ": " + check.endpoint()
                        + detail));
    }

    /** What failed, in a sentence; empty while nothing has. */
    Optional<String> failed() {
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        String failures = checks.values().stream()
                .filter(check -> check.result() == Result.FAILED)
                .map(check -> check.endpoint() + " (" + check.detail() + ")")
                .collect(Collectors.joining(", "));
        return failures.isEmpty() ? Optional.empty() : Optional.of("smoke check failed: " + failures);
    }

    /** Those of a deployment. */
    List<SmokeCheck> of(Deployment asked) {
        return asked.equals(deployment) ? List.copyOf(checks.values()) : List.of();
    }
}
