package io.vedette.notify.phrase;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.notify.Particulars;
import io.vedette.notify.Particulars.Particular;
import io.vedette.notify.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a phrase may speak of. What is not known is empty. */
enum Fact {
    STATUS,
    ALERT,
    SEVERITY,
    SERVICE,
    ENDPOINT,
    SLO,
    SUMMARY,
    DESCRIPTION,
    WHEN,
    RUNBOOK,
    RECEIVER,
    CHANGED,
    TRIED,
    ANSWER,
    LATENCY,
    BUDGET;

    private final String label = name().toLowerCase(Locale.ROOT);

    String of(Alert alert, Notice notice) {
        return switch (this) {
            case STATUS -> alert.firing() ? "firing" : "resolved";
            case ALERT -> alert.name();
            case SEVERITY -> alert.severity().label();
            case SERVICE -> alert.service();
            case ENDPOINT -> alert.labels().value("endpoint");
            case SLO -> alert.labels().value("slo");
            case SUMMARY -> alert.summary();
            case DESCRIPTION -> alert.description();
            case WHEN -> Wording.when(alert, notice);
            case RUNBOOK -> Objects.toString(alert.runbook(), "");
            case RECEIVER -> notice.receiver();
            case CHANGED, TRIED, ANSWER, LATENCY, BUDGET -> particular(alert);
        };
    }

    private String particular(Alert alert) {
        return Particulars.of(alert).stream()
                .filter(one -> one.label().toLowerCase(Locale.ROOT).equals(label))
                .map(Particular::text)
                .findFirst()
                .orElse("");
    }

    static @Nullable Fact find(String label) {
        return Arrays.stream(values())
                .filter(fact -> fact.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    static String names() {
        return Arrays.stream(values()).map(fact -> fact.label).collect(Collectors.joining(", "));
    }
}
