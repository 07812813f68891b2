package io.vedette.config.endpoint;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.job.Cron;
import io.vedette.job.JobRules;
import io.vedette.job.OnCalendar;
import io.vedette.job.Timetable;
import io.vedette.probe.heartbeat.HeartbeatSpec;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.Timed;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Endpoints that are jobs which report by themselves. */
final class HeartbeatKind implements EndpointKind {
    private static final int SHORTEST_TOKEN = 16;
    private static final Duration USUAL = Duration.ofDays(1);

    private static final Key<Duration> EVERY = Key.of(
                    "every", Durations.between("1s", "400d"), "The job reports at least so often.")
            .orElse("`1d`, where neither `cron` nor `on_calendar` says when it is due")
            .example("1d");
    private static final Key<String> CRON = Key.of(
                    "cron",
                    Scalars.line(),
                    "The job is due at these times, as its crontab has them: five fields, or `@daily` and the like.")
            .example("0 2 * * *");
    private static final Key<String> ON_CALENDAR = Key.of(
                    "on_calendar",
                    Scalars.line(),
                    "The job is due at these times, as `OnCalendar=` of its systemd timer has them.")
            .example("Mon..Fri 08:00");
    private static final Key<ZoneId> TIME_ZONE = Key.of(
                    "time_zone", zone(), "Whose clocks `cron` and `on_calendar` mean.")
            .orElse("UTC")
            .example("Europe/Berlin");
    private static final Key<Duration> GRACE = Key.of(
                    "grace",
                    Durations.between("0s", "30d"),
                    "How long after its time the job may still report; the time it runs is part of that, unless it reports its start.")
            .or("5m")
            .example("30m");
    private static final Key<Secret> TOKEN = Key.of(
                    "token",
                    token(),
                    "Lets its owner report for this job and do nothing else, at least " + SHORTEST_TOKEN
                            + " characters. Operators may report for every job.")
            .example("${file:backup_token}");

    @Override
    public List<String> schemes() {
        return List.of("heartbeat");
    }

    @Override
    public String description() {
        return "A job that reports by itself: nothing is asked. It requests `/api/v1/heartbeats/NAME` when it has succeeded, with `/start`, `/fail` or its exit code "
                + "after it as it likes (docs/heartbeats.md). Down once it is later than `grace` (reason `late`), when it reports a failure (`status`), and when it runs too "
                + "long (`latency`, which is its run time here: from its start to its end or as it says itself; one that is not known fails); unknown until it is due for the first time. `interval` says how often all this is looked at.";
    }

    @Override
    public String example() {
        return "heartbeat://nightly-backup";
    }

    @Override
    public @Nullable String fault(URI url) {
        boolean bare = url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null;
        String name = String.valueOf(url.getRawAuthority());
        return bare && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
                ? null
                : "expected heartbeat:// and the job's name, of letters, digits, dots, dashes and underscores";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(EVERY, CRON, ON_CALENDAR, TIME_ZONE, GRACE, TOKEN);
    }

    @Override
    public List<Key<?>> expectations() {
        return List.of(SharedKeys.LATENCY);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        findings.give("job", String.valueOf(url.getRawAuthority()), endpoint.place(), endpoint.trail());
        checkOneTimetable(endpoint, findings);
        ZoneId zone = endpoint.find(TIME_ZONE, ZoneOffset.UTC);
        String cron = endpoint.written(CRON);
        if (cron != null) {
            checkTimes(endpoint, CRON, cron, () -> Cron.read(cron, zone), findings);
        }
        String calendar = endpoint.written(ON_CALENDAR);
        if (calendar != null) {
            checkTimes(endpoint, ON_CALENDAR, calendar, () -> OnCalendar.read(calendar, zone), findings);
        }
    }

    private static void checkOneTimetable(Fields endpoint, Findings findings) {
        List<Key<?>> written = Stream.<Key<?>>of(EVERY, CRON, ON_CALENDAR)
                .filter(endpoint::has)
                .toList();
        if (written.size() > 1) {
            Key<?> second = written.get(1);
            findings.error(
                    endpoint.placeOf(second),
                    endpoint.trailOf(second),
                    "stands beside " + written.getFirst().name(),
                    "expected one of every, cron and on_calendar");
        }
    }

    private static void checkTimes(Fields endpoint, Key<String> key, String text, Runnable reading, Findings findings) {
        try {
            reading.run();
        } catch (IllegalArgumentException unknown) {
            findings.error(
                    endpoint.placeOf(key),
                    endpoint.trailOf(key),
                    '"' + text + '"',
                    String.valueOf(unknown.getMessage()));
        }
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        List<Condition<? super Timed>> limits = EndpointSection.conditions(endpoint, HeartbeatKind::limits);
        JobRules rules =
                new JobRules(timetable(endpoint), endpoint.get(GRACE), runTime(limits, false), runTime(limits, true));
        return new HeartbeatSpec(url, rules, endpoint.find(TOKEN));
    }

    private static List<Condition<? super Timed>> limits(Fields expectations) {
        Duration limit = expectations.find(SharedKeys.LATENCY);
        return limit == null ? List.of() : List.of(new LatencyUnder(limit));
    }

    private static @Nullable Duration runTime(List<Condition<? super Timed>> limits, boolean degrades) {
        return limits.stream()
                .filter(limit -> limit.degrades() == degrades)
                .map(Condition::bare)
                .map(limit -> limit instanceof LatencyUnder(Duration duration) ? duration : Duration.ZERO)
                .findFirst()
                .orElse(null);
    }

    private static Timetable timetable(Fields endpoint) {
        ZoneId zone = endpoint.find(TIME_ZONE, ZoneOffset.UTC);
        String cron = endpoint.find(CRON);
        String calendar = endpoint.find(ON_CALENDAR);
        if (cron != null) {
            return Cron.read(cron, zone);
        }
        if (calendar != null) {
            return OnCalendar.read(calendar, zone);
        }
        Duration every = endpoint.find(EVERY, USUAL);
        return new Timetable.Every(every, "every " + Durations.words(every));
    }

    private static Scalar<ZoneId> zone() {
        return Scalar.of("time zone", "a time zone such as Europe/Berlin", Facets.TEXT, text -> {
            try {
                return Parsed.good(ZoneId.of(text));
            } catch (DateTimeException unknown) {
                return Parsed.bad();
            }
        });
    }

    private static Scalar<Secret> token() {
        return Scalars.matching(
                        "secret",
                        "a secret of at least " + SHORTEST_TOKEN + " characters without spaces",
                        "^[!-~]{" + SHORTEST_TOKEN + ",}$")
                .secret()
                .map(Secret::new);
    }
}
