package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.delivery.Limit;
import io.vedette.delivery.Quote;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a notice says in plain words, the same for every receiver: what, how bad, since when. Pure. */
public final class Wording {
    private static final int NAMED = 3;
    private static final int LONGEST_HEADLINE = 200;
    private static final String DOWN = " is down";
    private static final DateTimeFormatter TIME = formatter("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DATE_AND_TIME = formatter("yyyy-MM-dd HH:mm:ss 'UTC'");

    private Wording() {}

    /** One line that says it all on a phone's lock screen. */
    public static String headline(Notice notice) {
        if (notice.reason() == NotifyReason.DIGEST) {
            return Quote.of(Quote.cut(digest(notice), LONGEST_HEADLINE));
        }
        String line = notice.allResolved() ? "✅ " + resolved(notice) : emoji(notice) + " " + firing(notice);
        return Quote.of(line);
    }

    private static String firing(Notice notice) {
        String what = notice.firing().size() == 1
                ? notice.firing().getFirst().summary()
                : notice.firing().size() + " alerts: " + summaries(notice.firing());
        String resolved =
                notice.resolved().isEmpty() ? "" : " (" + notice.resolved().size() + " resolved)";
        return (repeated(notice) ? "Still: " : "") + Quote.cut(what, LONGEST_HEADLINE - 40) + resolved;
    }

    private static String digest(Notice notice) {
        var firing = notice.firing();
        var over = notice.resolved();
        String counts = firing.isEmpty()
                ? alerts(over.size()) + " ended"
                : alerts(firing.size())
                        + (firing.size() == 1 ? " fires" : " fire")
                        + (over.isEmpty() ? "" : ", " + over.size() + " ended");
        return "📋 Digest: " + counts + ": " + summaries(firing.isEmpty() ? over : firing);
    }

    private static String alerts(int count) {
        return count + (count == 1 ? " alert" : " alerts");
    }

    private static boolean repeated(Notice notice) {
        return notice.reason() == NotifyReason.REPEAT_INTERVAL_ELAPSED;
    }

    private static String resolved(Notice notice) {
        return notice.resolved().size() == 1
                ? over(notice.resolved().getFirst())
                : notice.resolved().size() + " alerts resolved: " + summaries(notice.resolved());
    }

    private static String summaries(List<Alert> alerts) {
        String named =
                alerts.stream().limit(NAMED).map(Alert::summary).distinct().collect(Collectors.joining("; "));
        return alerts.size() > NAMED ? named + "; and " + (alerts.size() - NAMED) + " more" : named;
    }

    /** How an alert ended: "checkout is down" is answered by "checkout is up again". */
    public static String over(Alert alert) {
        String summary = alert.summary();
        return summary.endsWith(DOWN)
                ? summary.substring(0, summary.length() - DOWN.length()) + " is up again after " + lasted(alert)
                : "Resolved after " + lasted(alert) + ": " + summary;
    }

    /** The whole notice as plain text, the headline in its first line; never lost for being too long. */
    public static String plain(Notice notice, @Nullable URI page, Limit limit) {
        return plain(notice, page, limit, text -> text);
    }

    /** The same, {@code harmless} for where it goes. */
    public static String plain(Notice notice, @Nullable URI page, Limit limit, UnaryOperator<String> harmless) {
        var text = new StringBuilder(harmless.apply(headline(notice)));
        for (Alert alert : notice.alerts()) {
            if (text.length() > 2 * limit.most()) {
                break; // too long, however it is counted
            }
            String title = notice.alerts().size() == 1 ? "" : title(alert) + "\n";
            text.append('\n').append(harmless.apply(title + body(alert, notice)));
        }
        String tail = actions(notice, limit)
                + (page == null || page.toString().length() > limit.most() / 4 ? "" : "\n" + page);
        return limit.without(tail).cut(text.toString()) + tail;
    }

    /** What the reader can do, where there is room: these addresses are long. */
    private static String actions(Notice notice, Limit limit) {
        String links = notice.followUp().links().stream()
                .map(link -> "\n" + link.label() + ": " + link.url())
                .collect(Collectors.joining());
        return links.length() > limit.most() / 2 ? "" : links;
    }

    private static String title(Alert alert) {
        return Quote.of(alert.firing() ? emoji(alert) + " " + alert.summary() : "✅ " + over(alert));
    }

    private static String body(Alert alert, Notice notice) {
        String runbook = alert.runbook() == null ? "" : "\nRunbook: " + alert.runbook();
        return description(alert) + "\n" + when(alert, notice) + runbook + around(alert);
    }

    /** What is said of an alert, in one line; a bulletin's lines are kept. */
    public static String description(Alert alert) {
        return Bulletin.isOne(alert) ? alert.description() : alert.description().replaceAll("\\R", " ");
    }

    private static String around(Alert alert) {
        return Particulars.of(alert).stream()
                .map(one -> "\n" + one + (one.link() == null ? "" : " " + one.link()))
                .collect(Collectors.joining());
    }

    /** The mark of the worst alert that fires, or of the end. */
    public static String emoji(Notice notice) {
        return notice.allResolved() ? "✅" : emoji(notice.firing().getFirst());
    }

    /** The mark of an alert's severity. */
    public static String emoji(Alert alert) {
        if (Bulletin.isOne(alert)) {
            return "📋";
        }
        return switch (alert.severity()) {
            case CRITICAL -> "🔴";
            case WARNING -> "🟠";
            case INFO -> "🔵";
        };
    }

    /** Severity and times of an alert, as known when the notice was made. */
    public static String when(Alert alert, Notice notice) {
        if (Bulletin.isOne(alert)) {
            return "as of " + DATE_AND_TIME.format(notice.at());
        }
        String since = alert.severity().label() + ", since " + time(alert.startsAt(), notice.at());
        Instant end = alert.endsAt();
        return end == null
                ? since + running(alert, notice) + acknowledged(alert, notice) + because(notice)
                : since + " until " + time(end, notice.at());
    }

    private static String acknowledged(Alert alert, Notice notice) {
        return notice.followUp()
                .of(alert)
                .map(one -> ", " + Quote.of(one.sentence()))
                .orElse("");
    }

    private static String because(Notice notice) {
        String because = notice.followUp().because();
        return because.isEmpty() ? "" : "; you are told because " + Quote.of(because);
    }

    private static String running(Alert alert, Notice notice) {
        Duration age = Duration.between(alert.startsAt(), notice.at());
        return age.toMinutes() < 1 ? "" : " (" + span(age) + ")";
    }

    private static String lasted(Alert alert) {
        Instant end = alert.endsAt();
        return span(Duration.between(alert.startsAt(), end == null ? alert.startsAt() : end));
    }

    private static String time(Instant instant, Instant now) {
        boolean today = instant.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (today ? TIME : DATE_AND_TIME).format(instant);
    }

    /** A duration as people say it, in its two greatest units. */
    static String span(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, duration.toSeconds()) + " s";
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        if (duration.compareTo(Duration.ofDays(1)) < 0) {
            return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
        }
        return two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    private static String two(long great, String greatUnit, int small, String smallUnit) {
        return small == 0 ? great + " " + greatUnit : great + " " + greatUnit + " " + small + " " + smallUnit;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
