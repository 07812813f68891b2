package io.vedette.monitor;

import io.vedette.alert.Alert;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An alert of certain names, one at a time; belongs to the event loop of its service. */
final class OneAlert {
    private final Set<String> names;
    private @Nullable Alert open;

    /** @param earlier whose alert goes on, if there is one */
    OneAlert(Set<String> names, @Nullable OneAlert earlier) {
        this.names = names;
        this.open = earlier == null ? null : earlier.open;
    }

    @Nullable
    Alert open() {
        return open;
    }

    void alerts(Consumer<Alert> into) {
        Alert alert = open;
        if (alert != null) {
            into.accept(alert);
        }
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        if (!names.contains(known.name())) {
            return false;
        }
        open = known;
        return true;
    }

    void begin(Alert alert, Consumer<Alert> tell) {
        open = alert;
        tell.accept(alert);
    }

    void end(String why, Instant now, Consumer<Alert> tell) {
        Alert alert = open;
        if (alert != null) {
            open = null;
            tell.accept(alert.resolvedAt(now, why));
        }
    }
}
