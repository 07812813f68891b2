package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The alert that certificates of a service end soon: one for all its endpoints, as bad as the worst of them. It ends, or becomes milder, when none was so near to its
 * end for an hour: behind one address there may be hosts with the old one and hosts with the new. What is down or degraded for its certificate says so itself.
 * Belongs to the event loop of its service.
 */
final class Certificates {
    private static final int VERSION = 1;
    private static final Duration CALM = Duration.ofHours(1);
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final CertificateAges ages;
    private final SideAlerts words;
    private @Nullable Alert open;
    private @Nullable Instant better;
    private @Nullable Sentence sentence;

    Certificates(CertificateAges ages, SideAlerts words, @Nullable Certificates earlier) {
        this.ages = ages;
        this.words = words;
        if (earlier != null && ages.equals(earlier.ages)) {
            open = earlier.open;
            better = earlier.better;
        }
    }

    /** Gives {@code into} the alert that fires. */
    void alerts(Consumer<Alert> into) {
        Alert alert = open;
        if (alert != null) {
            into.accept(alert);
        }
    }

    boolean isOf(Alert alert) {
        return !ages.isOff() && alert.name().equals(SideAlerts.CERTIFICATE);
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        if (open == null && isOf(known)) {
            open = known;
        }
        return open != null && open.episode().equals(known.episode());
    }

    /** Looks at all endpoints once more. What none of them told moves nothing. */
    void look(Endpoints endpoints, Instant now, Consumer<Alert> tell) {
        if (ages.isOff()) {
            return;
        }
        TargetMonitor soonest = endpoints.soonestToExpire();
        if (soonest != null) {
            judge(endpoints, ages.severity(left(soonest, now)), now, tell);
        }
    }

    private void judge(Endpoints endpoints, @Nullable Severity found, Instant now, Consumer<Alert> tell) {
        Alert before = open;
        if (before == null || (found != null && found.compareTo(before.severity()) < 0)) {
            better = null;
            begin(endpoints, found, before, now, tell);
        } else if (found == before.severity()) {
            better = null;
        } else if (better == null) {
            better = now;
        } else if (!now.isBefore(better.plus(CALM))) {
            better = null;
            begin(endpoints, found, before, now, tell);
        }
    }

    /** The new alert is told before the one that it replaces ends. */
    private void begin(
            Endpoints endpoints,
            @Nullable Severity severity,
            @Nullable Alert before,
            Instant now,
            Consumer<Alert> tell) {
        open = severity == null ? null : words.certificates(severity, near(endpoints, severity, now), now);
        if (open != null) {
            tell.accept(open);
        }
        if (before != null) {
            tell.accept(before.resolvedAt(now, severity == null ? "renewed" : severity.label() + " by now"));
        }
    }

    /** The endpoints whose certificates are at least so near to their end, the nearest first. */
    private List<TargetMonitor> near(Endpoints endpoints, Severity severity, Instant now) {
        return endpoints
                .byExpiry()
                .filter(target -> {
                    Severity found = ages.severity(left(target, now));
                    return found != null && found.compareTo(severity) <= 0;
                })
                .toList();
    }

    private static Duration left(TargetMonitor target, Instant now) {
        Instant expiry = target.certificateExpiry();
        return Duration.between(now, expiry == null ? now.plus(NEVER) : expiry);
    }

    /** As people see it; nothing where there is no certificate, or it is switched off. */
    void state(Endpoints endpoints, Instant now, Consumer<RuleState> into) {
        TargetMonitor soonest = endpoints.soonestToExpire();
        Alert alert = open;
        if (ages.isOff() || (soonest == null && alert == null)) {
            return;
        }
        Life life = alert == null ? Life.OK : better == null ? Life.FIRING : Life.RECOVERING;
        Severity severity = alert == null ? Severity.WARNING : alert.severity();
        String why = soonest == null ? "" : sentence(soonest, now);
        into.accept(new RuleState(SideAlerts.CERTIFICATE, severity, Map.of(), life, false, why, alert));
    }

    /** Made anew when it says something else: whoever looks may look every second. */
    private String sentence(TargetMonitor soonest, Instant now) {
        Duration left = left(soonest, now);
        Sentence known = sentence;
        if (known == null || !known.holds(soonest, left)) {
            known = new Sentence(soonest, soonest.certificateExpiry(), hours(left), SideAlerts.expiry(soonest, now));
            sentence = known;
        }
        return known.text;
    }

    private static long hours(Duration left) {
        return Math.floorDiv(left.toSeconds(), 3_600L);
    }

    private record Sentence(TargetMonitor of, @Nullable Instant expiry, long hours, String text) {
        boolean holds(TargetMonitor soonest, Duration left) {
            return of == soonest
                    && hours == Certificates.hours(left)
                    && Objects.equals(expiry, soonest.certificateExpiry());
        }
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
        if (unpacker.isWholeAndAtItsEnd() && known != null && isOf(known)) {
            open = known;
        }
    }
}
