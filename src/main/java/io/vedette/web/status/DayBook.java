package io.vedette.web.status;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.target.TargetId;
import io.vedette.web.Past;
import io.vedette.web.Past.Period;
import io.vedette.web.Queries;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last ninety days of services, read from the history when somebody looks, one service at a time and each once in five minutes at most. Belongs to the web
 * server's event loop; what cannot be read is shown as it was.
 */
final class DayBook {
    static final int DAYS = 90;

    /** A service with more endpoints would keep the history's reader for seconds: it is shown without days. */
    static final int MOST_ENDPOINTS = 200;

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Queries queries;
    private final InstantSource clock;
    private final Map<String, Page> pages = new HashMap<>();

    DayBook(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * What is known of one service.
     *
     * @param reading is being read now
     */
    private record Page(
            Instant readAt, List<Day> days, @Nullable Future<List<Day>> reading) {}

    /** The days of a service, the newest last; at most five minutes old. Never fails. */
    Future<List<Day>> of(ServiceSnapshot service) {
        String name = service.service().name();
        Page page = pages.get(name);
        if (page != null && page.reading() != null) {
            return page.reading();
        }
        if (page != null && page.readAt().plus(GOOD_FOR).isAfter(clock.instant())) {
            return Future.succeededFuture(page.days());
        }
        return read(service, page == null ? List.of() : page.days());
    }

    private Future<List<Day>> read(ServiceSnapshot service, List<Day> before) {
        if (service.targets().size() > MOST_ENDPOINTS) {
            return Future.succeededFuture(List.of());
        }
        String name = service.service().name();
        List<TargetId> targets =
                service.targets().stream().map(target -> target.target().id()).toList();
        Future<List<Day>> reading = gather(targets, 0, new TreeMap<>())
                .map(found -> found.orElse(before))
                .otherwise(before)
                .onSuccess(days -> pages.put(name, new Page(clock.instant(), days, null)));
        if (!reading.isComplete()) {
            pages.put(name, new Page(clock.instant(), before, reading));
        }
        return reading;
    }

    private Future<Optional<List<Day>>> gather(List<TargetId> targets, int next, NavigableMap<Instant, Day> days) {
        if (next == targets.size()) {
            return Future.succeededFuture(Optional.of(List.copyOf(days.values())));
        }
        TargetId target = targets.get(next);
        return queries.past()
                .periods(target, Past.Unit.DAY, DAYS)
                .compose(found -> found.isEmpty() ? Future.succeededFuture(found) : today(target, found.get()))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : gather(targets, next + 1, added(found.get(), days)));
    }

    /** The running day is not a day yet: its hours are. */
    private Future<Optional<List<Period>>> today(TargetId target, List<Period> days) {
        Instant midnight = midnight(clock.instant());
        return queries.past()
                .periods(target, Past.Unit.HOUR, 24)
                .map(hours -> hours.map(found -> Stream.concat(
                                days.stream().filter(day -> day.start().isBefore(midnight)),
                                found.stream().filter(hour -> !hour.start().isBefore(midnight)))
                        .toList()));
    }

    private static NavigableMap<Instant, Day> added(List<Period> periods, NavigableMap<Instant, Day> days) {
        for (Period period : periods) {
            Instant start = midnight(period.start());
            Day day = Day.of(period);
            days.merge(start, new Day(start, day.good(), day.bad()), Day::with);
        }
        while (days.size() > DAYS) {
            days.pollFirstEntry();
        }
        return days;
    }

    private static Instant midnight(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }
}
