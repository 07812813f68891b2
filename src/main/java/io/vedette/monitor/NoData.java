package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The alert that endpoints of a service cannot be measured: one for all of them, until each is measured again. Belongs to the event loop of its service. */
final class NoData {
    private static final int VERSION = 1;

    private final @Nullable Severity severity;
    private final Alerts words;
    private @Nullable Alert open;

    /**
     * @param severity of the alert; null for none
     */
    NoData(@Nullable Severity severity, Alerts words, @Nullable NoData earlier) {
        this.severity = severity;
        this.words = words;
        Alert known = earlier == null ? null : earlier.open;
        this.open = known != null && known.severity() == severity ? known : null;
    }

    /** Gives {@code into} the alert that fires. */
    void alerts(Consumer<Alert> into) {
        Alert alert = open;
        if (alert != null) {
            into.accept(alert);
        }
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        Alert alert = open;
        return alert != null && alert.episode().equals(known.episode());
    }

    boolean isOf(Alert alert) {
        return severity != null && alert.name().equals(Alerts.NO_DATA);
    }

    /** Looks at all endpoints once more. */
    void look(Endpoints endpoints, Instant now, Consumer<Alert> tell) {
        Alert alert = open;
        if (severity == null) {
            return;
        }
        if (alert == null && endpoints.anyBlindByItself(now)) {
            Alert begun = words.noData(severity, endpoints.blind(now), now);
            open = begun;
            tell.accept(begun);
        } else if (alert != null && !endpoints.anyBlind(now)) {
            open = null;
            tell.accept(alert.resolvedAt(now, "measured again"));
        }
    }

    /** As people see it; nothing where it is switched off. */
    void state(Endpoints endpoints, Instant now, Consumer<RuleState> into) {
        if (severity == null) {
            return;
        }
        Alert alert = open;
        List<TargetMonitor> blind = endpoints.blind(now);
        Life life = alert != null ? Life.FIRING : blind.isEmpty() ? Life.OK : Life.PENDING;
        String why = blind.isEmpty() ? "" : words.unmeasured(blind);
        into.accept(new RuleState(Alerts.NO_DATA, severity, Map.of(), life, false, why, alert));
    }

    byte[] encode() {
        Alert alert = open;
        var packer = new Packer(VERSION).number(alert == null ? 0 : 1);
        if (alert != null) {
            Packing.alert(alert, packer);
        }
        return packer.bytes();
    }

    void decode(byte[] bytes) {
        var unpacker = new Unpacker(VERSION, bytes);
        Alert known = unpacker.number(0, 1) == 1 ? Packing.alert(unpacker) : null;
        if (unpacker.isWholeAndAtItsEnd() && known != null && known.severity() == severity) {
            open = known;
        }
    }
}
