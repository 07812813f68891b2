package io.vedette.web.server;

import io.vedette.web.ServerSpec;
import io.vedette.web.act.ActApi;
import io.vedette.web.api.AcknowledgementsApi;
import io.vedette.web.api.AlertsApi;
import io.vedette.web.api.ControlApi;
import io.vedette.web.api.DeadLettersApi;
import io.vedette.web.api.DeploymentsApi;
import io.vedette.web.api.DiscoveryApi;
import io.vedette.web.api.DrillsApi;
import io.vedette.web.api.EndpointsApi;
import io.vedette.web.api.EventFeed;
import io.vedette.web.api.EventsApi;
import io.vedette.web.api.ExplanationsApi;
import io.vedette.web.api.FleetApi;
import io.vedette.web.api.HeartbeatsApi;
import io.vedette.web.api.HistogramsApi;
import io.vedette.web.api.MaintenanceApi;
import io.vedette.web.api.OpenApi;
import io.vedette.web.api.PastApi;
import io.vedette.web.api.RehearsalsApi;
import io.vedette.web.api.RollbacksApi;
import io.vedette.web.api.SilencesApi;
import io.vedette.web.blackbox.BlackboxApi;
import io.vedette.web.gate.GatesApi;
import io.vedette.web.hooks.HooksApi;
import io.vedette.web.http.Operation;
import io.vedette.web.incident.FirstHourApi;
import io.vedette.web.incident.IncidentApi;
import io.vedette.web.metrics.MetricsPage;
import io.vedette.web.metrics.Sources;
import io.vedette.web.page.PageFiles;
import io.vedette.web.status.StatusApi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Everything that can be asked of the daemon, and what runs behind it. Belongs to one event loop. */
final class Surface {
    private static final int RENDERERS = 1;
    private static final int RENDERING_SECONDS = 10;

    private final EventFeed feed;
    private final List<Operation> operations;

    Surface(Vertx vertx, Context loop, Daemon daemon, ServerSpec spec) {
        WorkerExecutor renderer =
                vertx.createSharedWorkerExecutor("vedette-web", RENDERERS, RENDERING_SECONDS, TimeUnit.SECONDS);
        feed = new EventFeed(vertx, loop, daemon.queries());
        var metrics = new MetricsPage(
                renderer,
                new Sources(daemon.queries(), daemon.metrics(), daemon.version(), daemon.clock()),
                spec.metrics());
        operations = Stream.of(
                        new ControlApi(daemon.queries(), daemon.commands()).operations(),
                        fresh(daemon, metrics.operations()),
                        fresh(daemon, new FleetApi(vertx, renderer, daemon.queries(), daemon.clock()).operations()),
                        fresh(daemon, new EndpointsApi(vertx, renderer, daemon.queries()).operations()),
                        new DiscoveryApi(daemon.queries()).operations(),
                        fresh(daemon, new AlertsApi(renderer, daemon.queries()).operations()),
                        fresh(daemon, new ExplanationsApi(daemon.queries(), daemon.clock()).operations()),
                        new HistogramsApi(daemon.queries(), daemon.clock()).operations(),
                        new PastApi(daemon.queries()).operations(),
                        fresh(daemon, new DeploymentsApi(daemon.queries(), daemon.commands()).operations()),
                        fresh(daemon, new IncidentApi(renderer, daemon.queries(), daemon.clock()).operations()),
                        new RollbacksApi(daemon.queries(), daemon.commands()).operations(),
                        new ActApi(daemon.links()).operations(),
                        new DeadLettersApi(daemon.queries()).operations(),
                        fresh(daemon, new AcknowledgementsApi(daemon.queries(), daemon.commands()).operations()),
                        fresh(
                                daemon,
                                new SilencesApi(daemon.queries(), daemon.commands(), daemon.clock()).operations()),
                        fresh(daemon, new FirstHourApi(daemon.queries()).operations()),
                        new MaintenanceApi(daemon.queries(), daemon.commands().upkeep(), daemon.clock()).operations(),
                        new HeartbeatsApi(daemon.queries(), daemon.commands()).operations(),
                        new GatesApi(daemon.queries(), daemon.clock()).operations(),
                        new DrillsApi(daemon.commands().drills()).operations(),
                        new RehearsalsApi(daemon.commands().drills()).operations(),
                        new EventsApi(daemon.queries(), feed).operations(),
                        fresh(daemon, new StatusApi(daemon.queries(), spec.status(), daemon.clock()).operations()),
                        new HooksApi(
                                        daemon.queries(),
                                        daemon.commands(),
                                        daemon.links().clock())
                                .operations(),
                        new BlackboxApi(spec.blackbox(), daemon.prober()).operations(),
                        new OpenApi().operations(),
                        new PageFiles().operations())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation> fresh(Daemon daemon, List<Operation> operations) {
        return operations.stream()
                .map(operation -> Fresh.of(daemon.queries(), operation))
                .toList();
    }

    List<Operation> operations() {
        return operations;
    }

    void start() {
        feed.start();
    }

    void stop() {
        feed.stop();
    }
}
