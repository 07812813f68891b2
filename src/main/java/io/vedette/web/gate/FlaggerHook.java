package io.vedette.web.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When Flagger asks, by the type of its webhook. */
enum FlaggerHook {
    CONFIRM_ROLLOUT,
    PRE_ROLLOUT,
    ROLLOUT,
    CONFIRM_TRAFFIC_INCREASE,
    CONFIRM_PROMOTION,
    POST_ROLLOUT,
    ROLLBACK,
    EVENT;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    static Optional<FlaggerHook> of(String label) {
        return Arrays.stream(values()).filter(hook -> hook.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(hook -> hook.label).toList();
    }

    /**
     * What Flagger is told.
     *
     * @param yes in its sense of the hook: for a rollback hook, that the canary must go back
     */
    record Answer(boolean yes, String why) {}

    Answer answer(BudgetGate budget, VersionGate version) {
        return switch (this) {
            case CONFIRM_ROLLOUT, PRE_ROLLOUT -> new Answer(budget.isOpen(), budget.why());
            case ROLLOUT, CONFIRM_TRAFFIC_INCREASE -> new Answer(version.ok(), version.why());
            case CONFIRM_PROMOTION -> new Answer(version.ok() && version.judged(), version.why());
            case ROLLBACK -> new Answer(version.regressed(), version.why());
            case POST_ROLLOUT, EVENT -> new Answer(true, "nothing is decided here");
        };
    }
}
