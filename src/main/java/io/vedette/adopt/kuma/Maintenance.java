package io.vedette.adopt.kuma;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Unique;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uptime Kuma's maintenance windows. Belongs to one import. */
final class Maintenance {
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final Draft draft;
    private final String serverZone;
    private final Unique names = new Unique();

    Maintenance(Draft draft, String serverZone) {
        this.draft = draft;
        this.serverZone = serverZone;
    }

    /** @param services that it is about, by the names that they got */
    void add(Foreign window, List<String> services) {
        String strategy = window.text("strategy", "");
        Block made = new Block()
                .put("name", names.of(Unique.name(window.text("title", "maintenance"))))
                .put("reason", window.text("title", "maintenance"))
                .texts("services", services)
                .from(window.place(), window.path());
        String why = window.truth("active", true) ? when(made, window, strategy) : "is switched off";
        if (why != null || services.isEmpty()) {
            draft.losses()
                    .whole(
                            window,
                            "maintenance by " + strategy + (why == null ? "" : ": " + why),
                            "maintenance has once, weekly and cron");
            return;
        }
        String zone = window.text("timezone", "");
        boolean own = zone.contains("/");
        draft.maintenance(made.put("time_zone", own ? zone : serverZone.isEmpty() ? null : serverZone));
        if (!own && serverZone.isEmpty()) {
            draft.losses().note("maintenance: the clocks are UTC where no time zone was said");
        }
    }

    /** Why it cannot be said, or null. */
    private static @Nullable String when(Block made, Foreign window, String strategy) {
        return switch (strategy) {
            case "single" -> once(made, window);
            case "cron" -> cron(made, window.text("cron", ""), seconds(window));
            case "recurring-weekday" -> weekly(made, window, weekdays(window));
            case "recurring-interval" ->
                window.text("intervalDay", "1").equals("1")
                        ? weekly(made, window, DAYS)
                        : "every " + window.text("intervalDay", "") + " days";
            case "recurring-day-of-month" -> monthly(made, window);
            default -> "begins and ends by hand";
        };
    }

    private static @Nullable String once(Block made, Foreign window) {
        String from = minute(window.text("startDate", ""));
        String to = minute(window.text("endDate", ""));
        made.put("once", new Block().put("from", from).put("to", to));
        return from.isEmpty() || to.isEmpty() ? "without dates" : null;
    }

    private static String minute(String moment) {
        String plain = moment.replace('T', ' ');
        return plain.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d.*")
                ? plain.substring(0, "2027-03-27 22:00".length())
                : "";
    }

    private static @Nullable Duration seconds(Foreign window) {
        String duration = window.text("duration", "");
        return duration.matches("[1-9]\\d{0,7}") ? Duration.ofSeconds(Long.parseLong(duration)) : null;
    }

    private static @Nullable String cron(Block made, String cron, @Nullable Duration lasts) {
        if (cron.isEmpty() || lasts == null) {
            return "without its times";
        }
        made.put("cron", cron).put("for", Written.duration(lasts));
        return null;
    }

    private static List<String> weekdays(Foreign window) {
        return Inner.list(window, "weekdays").stream()
                .filter(day -> day.matches("[0-7]"))
                .map(day -> DAYS.get(Integer.parseInt(day) % DAYS.size()))
                .toList();
    }

    private static @Nullable String weekly(Block made, Foreign window, List<String> days) {
        Duration lasts = lasts(window);
        if (days.isEmpty() || lasts == null) {
            return "without its times";
        }
        made.put(
                "weekly",
                new Block()
                        .texts("days", days)
                        .quoted("at", window.text("startTime", "").substring(0, "02:00".length()))
                        .put("for", Written.duration(lasts)));
        return null;
    }

    private static @Nullable String monthly(Block made, Foreign window) {
        List<String> days = Inner.list(window, "daysOfMonth");
        Duration lasts = lasts(window);
        if (days.isEmpty() || lasts == null || !days.stream().allMatch(day -> day.matches("\\d{1,2}"))) {
            return "days that are counted from the month's end";
        }
        LocalTime at = LocalTime.parse(window.text("startTime", ""));
        return cron(made, at.getMinute() + " " + at.getHour() + " " + String.join(",", days) + " * *", lasts);
    }

    /** From start to end, over midnight if need be. */
    private static @Nullable Duration lasts(Foreign window) {
        try {
            Duration lasts = Duration.between(
                    LocalTime.parse(window.text("startTime", "")), LocalTime.parse(window.text("endTime", "")));
            return lasts.isPositive() ? lasts : lasts.plusDays(1);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
