package io.vedette.web.status;

import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The badges of a service, by the names of their files. */
final class Badges {
    private static final String UPTIME = "uptime.svg";
    private static final double THIN_BUDGET = 0.25;
    private static final double GOOD_UPTIME = 0.999;
    private static final double POOR_UPTIME = 0.99;

    /** What a badge is made of: the service as it is, and its days. */
    record Subject(ServiceSnapshot service, List<Day> days) {}

    private static final Map<String, Function<Subject, Badge>> KINDS = Map.of(
            "status.svg",
            subject -> status(subject.service()),
            UPTIME,
            Badges::uptime,
            "latency.svg",
            subject -> latency(subject.service()),
            "budget.svg",
            subject -> budget(subject.service()));

    private Badges() {}

    static List<String> names() {
        return KINDS.keySet().stream().sorted().toList();
    }

    static boolean needsDays(String name) {
        return name.equals(UPTIME);
    }

    /** Empty when there is no badge of this name. */
    static Optional<Badge> of(String name, Subject subject) {
        return Optional.ofNullable(KINDS.get(name)).map(kind -> kind.apply(subject));
    }

    private static Badge status(ServiceSnapshot service) {
        return new Badge(
                name(service),
                switch (service.health()) {
                    case UP, SUSPECT -> "up";
                    case DEGRADED -> "degraded";
                    case DOWN -> "down";
                    case UNKNOWN -> "not measured";
                },
                colour(service.health()));
    }

    private static String colour(Health health) {
        return switch (health) {
            case UP, SUSPECT -> Badge.GOOD;
            case DEGRADED -> Badge.WARNING;
            case DOWN -> Badge.BAD;
            case UNKNOWN -> Badge.NOTHING_KNOWN;
        };
    }

    private static Badge uptime(Subject subject) {
        Double ratio = Day.ratio(subject.days());
        String label = "uptime " + subject.days().size() + "d";
        if (ratio == null) {
            return new Badge("uptime", "not measured", Badge.NOTHING_KNOWN);
        }
        String colour = ratio >= GOOD_UPTIME ? Badge.GOOD : ratio >= POOR_UPTIME ? Badge.WARNING : Badge.BAD;
        return new Badge(label, percent(ratio), colour);
    }

    private static Badge latency(ServiceSnapshot service) {
        Long p95 = service.latency().p95();
        return p95 == null
                ? new Badge("latency p95", "not measured", Badge.NOTHING_KNOWN)
                : new Badge("latency p95", millis(p95), Badge.GOOD);
    }

    private static Badge budget(ServiceSnapshot service) {
        SloSnapshot least = service.slos().stream()
                .min(Comparator.comparingDouble(SloSnapshot::budgetRemaining))
                .orElse(null);
        if (least == null) {
            return new Badge("error budget", "no objective", Badge.NOTHING_KNOWN);
        }
        double left = least.budgetRemaining();
        String colour = left <= 0 ? Badge.BAD : left < THIN_BUDGET ? Badge.WARNING : Badge.GOOD;
        return new Badge("error budget", Math.round(left * 100) + " % left", colour);
    }

    private static String name(ServiceSnapshot service) {
        return service.service().name();
    }

    /** Never rounded up to a whole that it is not. */
    private static String percent(@Nullable Double ratio) {
        double value = ratio == null ? 0 : Math.floor(ratio * 100_000) / 1_000;
        return String.format(Locale.ROOT, value == 100 ? "%.0f %%" : "%.3f %%", value);
    }

    private static String millis(long micros) {
        return micros < 10_000
                ? String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0)
                : Math.round(micros / 1_000.0) + " ms";
    }
}
