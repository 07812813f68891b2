package io.vedette.app;

import io.vedette.config.Reading;
import io.vedette.monitor.ServicePlan;
import io.vedette.store.Database;
import io.vedette.timeline.Event;
import io.vedette.web.Commands;
import io.vedette.web.Queries;
import io.vedette.web.server.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running daemon: what {@code vedette run} starts and the demonstration watches. Every method may be called from any thread. */
public final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 50;

    private final Foundations base;
    private final Database database;
    private final Desk desk;
    private final LiveQueries queries;
    private final Commands commands;
    private final Reloader reloader;
    private final WebServer web;
    private final int port;
    private final Optional<TokenFile> tokenFile;
    private final Promise<Void> stopped = Promise.promise();
    private boolean stopping;

    Daemon(
            Foundations base,
            Database database,
            Desk desk,
            LiveQueries queries,
            Commands commands,
            Reloader reloader,
            WebServer web,
            int port,
            Optional<TokenFile> tokenFile) {
        this.base = base;
        this.database = database;
        this.desk = desk;
        this.queries = queries;
        this.commands = commands;
        this.reloader = reloader;
        this.web = web;
        this.port = port;
        this.tokenFile = tokenFile;
    }

    /**
     * Starts one. Fails with {@link ConfigurationRejected}, or with a sentence for people such as a port in use; nothing of it runs then.
     */
    public static Future<Daemon> start(DaemonOptions options) {
        return Start.of(options);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    public Queries queries() {
        return queries;
    }

    public Commands commands() {
        return commands;
    }

    /** Completes when it has stopped. */
    public Future<Void> stopped() {
        return stopped.future();
    }

    /** Lets SIGHUP reload it, once it has started if it is asked before: unheard, it would end the process. For a process that is this daemon and nothing else. */
    public static void reloadOnHangup(Future<Daemon> starting) {
        Signals.onHangup(() -> starting.onSuccess(Daemon::reload));
    }

    /** Lets the operating system's signals stop it: for a process that is this daemon and nothing else. */
    public Daemon stopOnSignals() {
        Signals.onEnd(done -> stop().onComplete(_ -> done.countDown()));
        return this;
    }

    /** Reads the configuration again; answers what came of it. */
    public Future<Commands.Reloaded> reload() {
        desk.manager().reloading();
        return reloader.reload().onComplete(_ -> desk.manager().ready(reloader.standing()));
    }

    /** Stops probing, gives what waits to be told a few seconds, and ends; calling it again waits for the same end. */
    public synchronized Future<Void> stop() {
        if (!stopping) {
            stopping = true;
            LOG.atInfo().log("stopping");
            queries.stopping();
            desk.manager().stopping();
            tokenFile.ifPresent(TokenFile::remove);
            drained(base.clock().instant().plus(DRAIN))
                    .onSuccess(this::reportLost)
                    .eventually(web::close)
                    .eventually(database::close)
                    .onComplete(_ -> base.vertx()
                            .close()
                            .onComplete(stopped)); // composed, it would wait for a loop that has ended
        }
        return stopped.future();
    }

    /** Takes what was read because a file changed. */
    void changed(Reading reading) {
        reloader.changed(reading);
    }

    void scheduled(List<ServicePlan> services) {
        String watching = Watching.of(services).toString();
        queries.started();
        reloader.begin();
        desk.tell(Event.of(
                base.clock().instant(),
                Event.Kind.STARTED,
                null,
                "Vedette " + Version.current() + " started, " + watching));
        desk.manager().ready(watching);
        LOG.atInfo().addKeyValue("port", port).log("{}", watching);
        Descriptors.advice(services).ifPresent(advice -> LOG.atWarn().log("{}", advice));
    }

    /** How many deliveries still wait in the end. */
    private Future<Integer> drained(Instant deadline) {
        return desk.waiting()
                .compose(waiting -> waiting == 0 || base.clock().instant().isAfter(deadline)
                        ? Future.succeededFuture(waiting)
                        : base.vertx().timer(LOOK_MILLIS).compose(_ -> drained(deadline)));
    }

    private void reportLost(int waiting) {
        if (waiting > 0) {
            String next = database.health().file() != null
                    ? "the next start goes on with them"
                    : "the last tries failed, and nobody repeats them: storage.url would keep them";
            LOG.atError().log("stopped with {} deliveries undone: {}", waiting, next);
        }
    }
}
