package io.vedette.report;

import io.vedette.alert.Alert;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a period came to: objectives and their budgets, availability, the worst hours, deployments, incidents. Of each the most telling few are named and the
 * others counted; what there is nothing of is left out. Pure.
 *
 * @param incidents alerts that fired in it, also those that are over
 */
public record Report(
        Instant from, Instant to, ZoneId zone, List<ServiceSnapshot> services, Figures figures, List<Alert> incidents) {
    private static final int NAMED = 10;

    public Report {
        services = List.copyOf(services);
        incidents = List.copyOf(incidents);
    }

    /** In one line. */
    public String title() {
        long overspent =
                objectives().filter(one -> one.slo.budgetRemaining() < 0).count();
        String objectives = overspent == 0
                ? "every objective kept"
                : overspent == 1 ? "1 objective missed" : overspent + " objectives missed";
        return "Report of "
                + DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH)
                        .withZone(zone)
                        .format(from)
                + " to "
                + DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
                        .withZone(zone)
                        .format(to) + ": "
                + objectives + ", " + counted(incidents.size(), "alert", "alerts");
    }

    /** All of it, a line each. */
    public String text() {
        var lines = new ArrayList<String>();
        chapter("Objectives, least budget first", objectives().map(Report::line).toList(), lines);
        chapter("Availability, worst first", availability(), lines);
        chapter("Worst hours", figures.worst().stream().map(this::line).toList(), lines);
        chapter("Deployments", deployments(), lines);
        chapter("Alerts, worst first", alerts(), lines);
        return lines.isEmpty() ? "Nothing was measured." : String.join("\n", lines);
    }

    private static void chapter(String title, List<String> entries, List<String> lines) {
        if (!entries.isEmpty()) {
            lines.add(title + ":");
            entries.stream().limit(NAMED).map(entry -> "• " + entry).forEach(lines::add);
        }
        if (entries.size() > NAMED) {
            lines.add("• and " + (entries.size() - NAMED) + " more");
        }
    }

    private record Objective(String service, SloSnapshot slo) {}

    private Stream<Objective> objectives() {
        return services.stream()
                .flatMap(service -> service.slos().stream()
                        .map(slo -> new Objective(service.service().name(), slo)))
                .sorted(Comparator.comparingDouble(one -> one.slo.budgetRemaining()));
    }

    private static String line(Objective one) {
        double left = one.slo.budgetRemaining();
        String budget = left < 0
                ? "missed, " + percent(-left) + " over its error budget"
                : percent(left) + " of its error budget left";
        return one.service + " " + one.slo.name() + " (" + one.slo.objective() + " over " + one.slo.period() + "): "
                + budget;
    }

    private List<String> availability() {
        return figures.services().entrySet().stream()
                .filter(entry -> entry.getValue().all() > 0)
                .sorted(Comparator.<Map.Entry<String, Figures.Count>>comparingDouble(
                                entry -> -entry.getValue().failed())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> entry.getKey() + " " + share(entry.getValue()) + ", "
                        + entry.getValue().bad() + " of " + entry.getValue().all() + " probes failed")
                .toList();
    }

    private String line(Figures.Hour hour) {
        return hour.service() + " from " + moment(hour.start()) + ": "
                + percent(hour.count().failed()) + " of " + hour.count().all() + " probes failed";
    }

    private List<String> deployments() {
        return services.stream()
                .map(ServiceSnapshot::watches)
                .flatMap(Collection::stream)
                .filter(watch -> isWithin(watch.deployment().at()))
                .sorted(Comparator.comparing(watch -> watch.deployment().at()))
                .map(this::line)
                .toList();
    }

    private String line(WatchSnapshot watch) {
        String rollback = watch.rollback() == null ? "" : ", rollback " + watch.rollback();
        return watch.deployment().service() + " " + watch.deployment().version() + ", "
                + moment(watch.deployment().at()) + ": "
                + watch.verdict().name().toLowerCase(Locale.ROOT) + rollback;
    }

    private List<String> alerts() {
        return incidents.stream()
                .sorted(Comparator.comparing(Alert::severity).thenComparing(Alert::startsAt))
                .map(this::line)
                .toList();
    }

    private String line(Alert alert) {
        Instant end = alert.endsAt();
        String lasted = end == null ? "still fires" : minutes(Duration.between(alert.startsAt(), end));
        return alert.severity().label() + ": " + alert.summary() + ", " + moment(alert.startsAt()) + ", " + lasted;
    }

    private boolean isWithin(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private String moment(Instant time) {
        return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH)
                .withZone(zone)
                .format(time);
    }

    private static String minutes(Duration lasted) {
        return lasted.toMinutes() < 1 ? lasted.toSeconds() + " s" : lasted.toMinutes() + " min";
    }

    private static String counted(int count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }

    /** Rounded down: beside a failed probe it is never 100. */
    private static String share(Figures.Count count) {
        long thousandths = count.good() * 100_000 / count.all();
        return String.format(Locale.ROOT, "%d.%03d %%", thousandths / 1_000, thousandths % 1_000);
    }
}
