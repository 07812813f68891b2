package io.vedette.replay;

import io.vedette.alert.Alert;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.evidence.Dossier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that would have happened. */
public sealed interface ReplayEvent {
    Instant at();

    /**
     * The bare arithmetic of a rule came out otherwise than a slot before.
     *
     * @param at the end of the slot with which it did
     */
    record Crossed(Instant at, String service, String slo, String rule, boolean over) implements ReplayEvent {}

    /**
     * People would have been told.
     *
     * @param alert firing, or resolved
     * @param costs what its trouble had cost by then, by objective
     */
    record Told(Alert alert, List<Cost> costs) implements ReplayEvent {
        public Told {
            costs = List.copyOf(costs);
        }

        @Override
        public Instant at() {
            Instant end = alert.endsAt();
            return end == null ? alert.startsAt() : end;
        }
    }

    /**
     * A watch came to its verdict.
     *
     * @param lnE the natural logarithm of the evidence against the deployment
     * @param dossier what it was made of; absent when nothing was compared
     * @param rollback the action that would have been requested, by its name; absent when none would
     */
    record Judged(
            Instant at,
            Deployment deployment,
            Verdict verdict,
            double lnE,
            @Nullable Dossier dossier,
            @Nullable String rollback)
            implements ReplayEvent {}
}
