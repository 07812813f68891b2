package io.vedette.app;

import static java.util.Objects.requireNonNull;

import io.vedette.config.ConfigSource;
import io.vedette.config.Configuration;
import io.vedette.config.ConfigurationReader;
import io.vedette.config.Reading;
import io.vedette.config.document.Problem;
import io.vedette.config.environment.Environment;
import io.vedette.engine.Fleet;
import io.vedette.engine.LoopScheduler;
import io.vedette.engine.LoopVerticle;
import io.vedette.engine.Station;
import io.vedette.job.JobBoard;
import io.vedette.monitor.Journal;
import io.vedette.monitor.Recalled;
import io.vedette.monitor.ServicePlan;
import io.vedette.probe.kinds.Probes;
import io.vedette.secret.Secret;
import io.vedette.store.Database;
import io.vedette.store.DeadLetters;
import io.vedette.store.JournalArchive;
import io.vedette.store.JournalArchive.Restored;
import io.vedette.store.Reporting;
import io.vedette.web.Prober;
import io.vedette.web.ServerSpec;
import io.vedette.web.act.Links;
import io.vedette.web.act.Signer;
import io.vedette.web.server.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a daemon comes up, in one sentence: read the configuration, open the desk, open the stations, open the web server, schedule every service. What fails
 * takes down what came before it.
 */
final class Start {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);

    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(5);
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    private final Foundations base;
    private final ConfigSource source;
    private final Promise<Fleet> fleet = Promise.promise();
    private final JobBoard jobs = new JobBoard();
    private final Promise<Desk> desk = Promise.promise();
    private volatile @Nullable Database database;
    private volatile @Nullable Signer signer;
    private volatile Map<String, Restored> restored = Map.of();

    private Start(Foundations base) {
        this.base = base;
        this.source = new ConfigSource(base.vertx(), base.options().configuration(), Environment.system());
    }

    static Future<Daemon> of(DaemonOptions options) {
        var first = new FutureTask<>(() -> ConfigurationReader.read(options.configuration(), Environment.system()));
        Thread.ofPlatform()
                .name("configuration")
                .daemon()
                .start(first); // it takes longest, and needs nothing of the rest
        var start = new Start(Foundations.lay(options));
        WarmUp.begin(start.base.vertx());
        var heap = new Heap();
        start.base.vertx().setPeriodic(Heap.LOOK_MILLIS, _ -> heap.look());
        Promise<Daemon> started = Promise.promise(); // of no event loop: it completes also when all of them have ended
        start.base
                .vertx()
                .executeBlocking(first::get)
                .compose(start::readOrRefuse)
                .compose(start::open)
                .onComplete(started::complete, cause -> start.abandon(started, cause));
        return started.future();
    }

    private void abandon(Promise<Daemon> started, Throwable cause) {
        Future<Void> closed = database == null ? Future.succeededFuture() : database.close();
        closed.onComplete(_ -> base.vertx().close().onComplete(_ -> started.fail(cause)));
    }

    private Future<Configuration> readOrRefuse(Reading reading) {
        return switch (reading) {
            case Reading.Rejected(List<Problem> problems) -> Future.failedFuture(new ConfigurationRejected(problems));
            case Reading.Read(Configuration configuration, List<Problem> warnings) -> {
                warnings.forEach(warning -> LOG.atWarn().log("{}", warning));
                yield Future.succeededFuture(configuration);
            }
        };
    }

    private Future<Daemon> open(Configuration configuration) {
        base.maintenance().configure(configuration.maintenance());
        return openHistory(configuration).compose(this::goOn).compose(opened -> Memory.of(
                        opened, base, configuration.storage().retention())
                .compose(
                        memory -> openMuster(opened, memory, configuration).compose(muster -> muster.fill(configuration)
                                .compose(filled -> openOn(opened, memory, muster, filled)))));
    }

    /** Where the clock was set back since, everything that is kept would lie in times to come: nothing would be counted before they have come. */
    private Future<Database> goOn(Database opened) {
        return opened.journals().end().map(end -> {
            Duration ahead = base.clock().notBefore(end);
            if (ahead.compareTo(NOTABLE) > 0) {
                LOG.atWarn()
                        .addKeyValue("end", end)
                        .addKeyValue("ahead", ahead)
                        .log(
                                "history ends later than the wall clock is now, which was set back: times shown are ahead of it, and come back by a second a minute; with another storage.url all begins anew");
            }
            return opened;
        });
    }

    private Future<Muster> openMuster(Database opened, Memory memory, Configuration written) {
        return Muster.of(base, opened, memory, effects -> desk.future().onSuccess(open -> open.take(effects)), written);
    }

    private Future<Daemon> openOn(Database opened, Memory memory, Muster muster, Configuration configuration) {
        var heartbeats = new Heartbeats(base.board(), jobs, base.clock().wall(), memory);
        var vigil = new Vigil(base.board(), base.clock(), base.meters(), heartbeats::stepped);
        Instant now = base.clock().instant();
        memory.earlier().maintenance().forEach(window -> base.maintenance().open(window, now));
        return opened.journals()
                .monitors(configuration.services(), base.clock().instant())
                .onSuccess(found -> restored = found)
                .onSuccess(_ -> memory.restore(
                        jobs, Heartbeats.in(configuration), base.clock().wall().instant()))
                .compose(_ -> SigningKey.of(opened))
                .onSuccess(made -> signer = made)
                .compose(made -> openDesk(memory, configuration, vigil, made))
                .compose(_ -> openStations(opened.journals(), configuration))
                .compose(_ -> Future.all(desk.future(), fleet.future()))
                .onSuccess(ready -> watch(ready.resultAt(0), ready.resultAt(1)))
                .compose(ready ->
                        serve(configuration, opened, memory, muster, heartbeats, ready.resultAt(0), ready.resultAt(1)))
                .compose(daemon -> schedule(configuration, memory, daemon));
    }

    private Future<Database> openHistory(Configuration configuration) {
        var spec = History.placed(configuration.storage(), base.options().environment());
        return Database.open(spec, base.vertx(), base.clock(), base.clock(), base.meters())
                .onSuccess(opened -> {
                    database = opened;
                    History.watch(opened, base.clock(), event -> desk.future().onSuccess(open -> open.tell(event)));
                });
    }

    private Future<String> openDesk(Memory memory, Configuration configuration, Vigil vigil, Signer signer) {
        return base.vertx().deployVerticle(new LoopVerticle(base.clock(), loop -> {
            var opened = new Desk(
                    base,
                    memory,
                    loop,
                    configuration,
                    progress -> fleet.future().onSuccess(open -> open.progress(progress)),
                    vigil,
                    signer);
            desk.complete(opened);
            return opened;
        }));
    }

    private static void watch(Desk openDesk, Fleet openFleet) {
        openDesk.watch(openFleet);
    }

    private Future<Void> openStations(JournalArchive journals, Configuration configuration) {
        List<Future<Fleet.Member>> members = IntStream.range(0, base.stations())
                .mapToObj(number -> openStation(number, journals.of(number), configuration))
                .toList();
        return Future.all(members)
                .onSuccess(all -> fleet.complete(new Fleet(all.list())))
                .mapEmpty();
    }

    private Future<Fleet.Member> openStation(int number, Journal journal, Configuration configuration) {
        Promise<Fleet.Member> member = Promise.promise();
        return base.vertx()
                .deployVerticle(new LoopVerticle(base.clock(), loop -> {
                    var probes = new Probes(
                            loop.context(), base.clock(), base.clock().wall(), jobs);
                    probes.admit(Math.ceilDiv(configuration.perHost(), base.stations()));
                    var station = station(number, loop, probes, journal);
                    station.start();
                    member.complete(new Fleet.Member(station, loop));
                    return () -> {
                        station.stop();
                        probes.close();
                        return Future.succeededFuture();
                    };
                }))
                .compose(_ -> member.future());
    }

    private Station station(int number, LoopScheduler loop, Probes probes, Journal journal) {
        return new Station(
                number,
                base.clock(),
                loop,
                probes::probe,
                base.board(),
                journal,
                base.maintenance(),
                effects -> desk.future().onSuccess(open -> open.take(effects)));
    }

    private Future<Daemon> serve(
            Configuration configuration,
            Database kept,
            Memory memory,
            Muster muster,
            Heartbeats heartbeats,
            Desk openDesk,
            Fleet openFleet) {
        var environment = base.options().environment();
        var queries = new LiveQueries(
                base.board(),
                openFleet,
                base.timeline(),
                base.clock(),
                openDesk,
                heartbeats,
                base.maintenance(),
                muster,
                new KeptPast(kept, base.clock()),
                () -> kept.read(DeadLetters.newest(200)));
        queries.hooks(configuration.server().hooks());
        var reloader = new Reloader(
                base.vertx(),
                source,
                openFleet,
                openDesk,
                queries,
                base.clock(),
                base.maintenance(),
                muster,
                configuration);
        var commands = new LiveCommands(
                openFleet,
                base.board(),
                base.clock(),
                openDesk,
                memory.earlier().keys(),
                reloader::reload,
                heartbeats,
                new Caretaker(base.maintenance(), base.clock(), memory));
        Secret token = TokenFile.token();
        ServerSpec server = configuration.server().with(new ServerSpec.Token("local", token, ServerSpec.Role.OPERATOR));
        var web = new WebServer(
                base.vertx(),
                server,
                TokenFile.likely(server.port(), environment),
                new io.vedette.web.server.Daemon(
                        queries,
                        commands,
                        server.blackbox().isOff() ? Prober.NONE : OnDemand.open(base),
                        base.meters(),
                        Version.current(),
                        base.clock(),
                        links(openDesk)));
        kept.read(Reporting.told())
                .onSuccess(
                        told -> openDesk.report(new ReportWriter(queries, kept), told.orElse(Map.of()), configuration));
        return web.start().compose(port -> base.vertx()
                .executeBlocking(() -> TokenFile.write(port, token, environment))
                .map(file -> new Daemon(base, kept, openDesk, queries, commands, reloader, web, port, file)));
    }

    private Links links(Desk openDesk) {
        return new Links(requireNonNull(signer), base.clock().wall(), MessageLinks.purposes(openDesk, base.clock()));
    }

    private Future<Void> take(Fleet open, ServicePlan plan, Recalled told) {
        Restored known = restored.get(plan.name());
        return known == null ? open.add(plan, told) : open.resume(known.monitor(), known.since(), told);
    }

    private Future<Daemon> schedule(Configuration configuration, Memory memory, Daemon daemon) {
        return fleet.future()
                .compose(open -> new Intake<ServicePlan>(base.vertx(), plan -> take(open, plan, memory.of(plan.name())))
                        .all(Soonest.first(
                                configuration.services(), base.clock().instant())))
                .compose(_ -> desk.future())
                .onSuccess(open -> open.resume(
                        configuration.services().stream().map(ServicePlan::name).toList()))
                .onSuccess(open -> {
                    daemon.scheduled(configuration.services());
                    open.rehearse(base.vertx());
                })
                .compose(_ -> source.watch(LOOK_AT_FILES, daemon::changed))
                .map(daemon);
    }
}
