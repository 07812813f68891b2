package io.vedette.web.status;

import io.vedette.alert.Severity;
import io.vedette.maintenance.Maintenances;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.target.Service;
import io.vedette.web.Queries;
import io.vedette.web.ServerSpec.StatusPage;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How services stand, for those who use them: no address, no error text, nobody's name. Belongs to the web server's event loop. */
public final class StatusApi {
    private static final int MILLIONTHS = 1_000_000;

    private final Queries queries;
    private final StatusPage page;
    private final InstantSource clock;
    private final DayBook book;

    public StatusApi(Queries queries, StatusPage page, InstantSource clock) {
        this.queries = queries;
        this.page = page;
        this.clock = clock;
        this.book = new DayBook(queries, clock);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/api/v1/status", this::status), Operation.get("/badge/:service/:badge", this::badge));
    }

    private void status(RoutingContext context) {
        List<ServiceSnapshot> shown =
                queries.services().stream().filter(this::isShown).toList();
        Replies.later(
                context,
                views(shown.iterator(), new JsonArray()),
                views -> Replies.json(context, 200, whole(shown, views)),
                context::fail);
    }

    /** One service after the other: the history has one reader. */
    private Future<JsonArray> views(Iterator<ServiceSnapshot> left, JsonArray views) {
        while (left.hasNext()) {
            ServiceSnapshot service = left.next();
            Future<List<Day>> days = book.of(service);
            if (!days.isComplete()) {
                return days.compose(known -> views(left, views.add(view(service, known))));
            }
            views.add(view(service, days.result()));
        }
        return Future.succeededFuture(views);
    }

    private JsonObject whole(List<ServiceSnapshot> shown, JsonArray services) {
        Health worst = shown.stream()
                .filter(service -> maintenanceUntil(service) == null)
                .map(ServiceSnapshot::health)
                .map(StatusApi::told)
                .max(Comparator.comparingInt(StatusApi::badness))
                .orElse(Health.UNKNOWN);
        return new JsonObject()
                .put("title", page.title())
                .put("at", time(clock.instant()))
                .put("state", worst.label())
                .put("services", services);
    }

    private JsonObject view(ServiceSnapshot service, List<Day> days) {
        var view = new JsonObject()
                .put("name", service.service().name())
                .put("state", told(service.health()).label())
                .put("since", time(since(service)))
                .put("maintenance_until", time(maintenanceUntil(service)))
                .put("uptime_ratio", ratio(Day.ratio(days)));
        var bars = new JsonArray();
        days.forEach(day -> bars.add(new JsonObject()
                .put("date", day.start().toString().substring(0, 10))
                .put("up_ratio", ratio(day.ratio()))));
        return view.put("days", bars);
    }

    /** Until when it is worked on, so that it may well be down; absent when nobody said so. Why is for those who watch. */
    private @Nullable Instant maintenanceUntil(ServiceSnapshot snapshot) {
        Service service = snapshot.service();
        return queries.maintenance()
                .on(service.name(), service.labels(), clock.instant())
                .map(Maintenances.Open::until)
                .orElse(null);
    }

    /** When the oldest critical alert that still fires began; absent when none does. */
    private static @Nullable Instant since(ServiceSnapshot service) {
        return service.alerts().stream()
                .filter(alert -> alert.severity() == Severity.CRITICAL)
                .map(alert -> alert.startsAt())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A single failure that is being looked at again is not told to the public. */
    private static Health told(Health health) {
        return health == Health.SUSPECT ? Health.UP : health;
    }

    private static int badness(Health health) {
        return switch (health) {
            case UNKNOWN -> 0;
            case UP, SUSPECT -> 1;
            case DEGRADED -> 2;
            case DOWN -> 3;
        };
    }

    private void badge(RoutingContext context) {
        String service = context.pathParam("service");
        String badge = context.pathParam("badge");
        queries.service(service)
                .filter(this::isShown)
                .ifPresentOrElse(found -> badge(context, found, badge), () -> missing(context, service));
    }

    private void badge(RoutingContext context, ServiceSnapshot service, String name) {
        Replies.later(
                context,
                Badges.needsDays(name) ? book.of(service) : Future.succeededFuture(List.of()),
                days -> Badges.of(name, new Badges.Subject(service, days))
                        .ifPresentOrElse(badge -> send(context, badge), () -> noSuchBadge(context, name)),
                context::fail);
    }

    private static void send(RoutingContext context, Badge badge) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "image/svg+xml")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, max-age=0")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .end(badge.svg());
    }

    private static void noSuchBadge(RoutingContext context, String name) {
        Problem.of(404, "There is no badge \"" + name + "\"; there are " + String.join(", ", Badges.names()) + ".")
                .send(context);
    }

    private void missing(RoutingContext context, String service) {
        List<String> names = queries.services().stream()
                .filter(this::isShown)
                .map(shown -> shown.service().name())
                .toList();
        Problem.of(404, "There is no service \"" + service + "\"." + Nearest.hint(service, names))
                .send(context);
    }

    private boolean isShown(ServiceSnapshot service) {
        return page.shows(service.service().name());
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Rounded down: what is not whole is not shown as whole. */
    private static @Nullable Double ratio(@Nullable Double ratio) {
        return ratio == null ? null : (Double) (Math.floor(ratio * MILLIONTHS) / MILLIONTHS);
    }
}
