package io.vedette.demo;

import io.vedette.demo.daemon.DaemonApi;
import io.vedette.demo.fleet.SimulatedService;
import io.vedette.demo.receivers.RollbackRequest;
import io.vedette.demo.story.Ending;
import io.vedette.demo.story.Happening;
import io.vedette.demo.story.Scene;
import io.vedette.demo.story.Scene.Tone;
import io.vedette.demo.story.Story;
import io.vedette.demo.story.Story.Plot;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a demonstration plays: servers on loopback with event loops of their own, the configuration with which a daemon watches them, and the story that is
 * told when it does. Every method may be called from any thread.
 */
public final class Stage {
    private static final Plot PLOT = new Plot("checkout", "2.4.0", "2.4.1");
    private static final int USUAL_PORT = 9808;

    private final Vertx vertx;
    private final Context home;
    private final Path directory;
    private final Credentials credentials = Credentials.random();
    private final Promise<Ending> told = Promise.promise();
    private final Promise<Servers> servers = Promise.promise();
    private final Story story;
    private final int port = Ports.free(USUAL_PORT);
    private @Nullable DaemonApi daemon;

    private Stage(Vertx vertx, Path directory, Consumer<Scene> audience) {
        this.vertx = vertx;
        this.home = vertx.getOrCreateContext();
        this.directory = directory;
        this.story = new Story(PLOT, System::nanoTime, audience);
    }

    /**
     * Starts the servers and writes the configuration; nothing of it runs if that fails.
     *
     * @param directory private and empty; whoever made it removes it
     * @param audience gets every step, on one event loop of the stage
     */
    public static Future<Stage> open(Path directory, Consumer<Scene> audience) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        Stage stage = new Stage(vertx, directory, audience);
        Promise<Stage> opened = Promise.promise(); // of no event loop: it completes also when all of them have ended
        Servers.start(vertx, directory, stage.credentials, stage::happened, stage::takeBack)
                .compose(stage::write)
                .onComplete(written -> opened.complete(stage), cause -> vertx.close()
                        .onComplete(closed -> opened.fail(cause)));
        return opened.future();
    }

    private Future<Void> write(Servers started) {
        servers.complete(started);
        String text = StageConfiguration.of(
                port, credentials, started.addresses(directory.resolve("history.db")), started.fleet());
        return vertx.executeBlocking(() -> Files.writeString(configuration(), text))
                .mapEmpty();
    }

    /** The configuration for the daemon. */
    public Path configuration() {
        return directory.resolve("vedette.yml");
    }

    /** How many services and endpoints the fleet has, in words. */
    public String fleet() {
        return servers.future().result().fleet().services().size() + " services with "
                + servers.future().result().fleet().endpoints() + " endpoints";
    }

    /**
     * Tells the story of a daemon that runs with this stage's configuration. Completes with its ending when all of it has happened, when the script's
     * patience is over, or when it cannot go on; the servers keep running.
     */
    public Future<Ending> play(Script script) {
        home.runOnContext(now -> begin(script));
        return told.future();
    }

    private void begin(Script script) {
        story.say(
                Tone.CALM,
                fleet() + ", a chat, a mail relay and a pipeline stand on loopback, and a daemon watches them",
                List.of("configuration  " + configuration(), "page           http://127.0.0.1:" + port + "/"));
        DaemonApi api = new DaemonApi(vertx, port, credentials.token(), this::happened);
        daemon = api;
        api.follow();
        vertx.setTimer(script.patience().toMillis(), due -> told.tryComplete(story.ending()));
        vertx.setTimer(script.calm().toMillis(), due -> deploy(api));
    }

    private void deploy(DaemonApi api) {
        happened(new Happening.Deploying());
        JsonObject report = new JsonObject()
                .put("service", PLOT.service())
                .put("version", PLOT.badVersion())
                .put("previous_version", PLOT.goodVersion())
                .put("environment", "demo")
                .put("by", "pipeline");
        api.report(report).onComplete(taken -> deployed(), this::abandon);
    }

    private void deployed() {
        happened(new Happening.Deployed());
        service().deployBroken(PLOT.badVersion(), () -> happened(new Happening.AnsweredBadly()));
    }

    private void abandon(Throwable cause) {
        home.runOnContext(now -> {
            story.say(Tone.TROUBLE, "The story cannot go on", List.of(String.valueOf(cause.getMessage())));
            told.tryComplete(story.ending());
        });
    }

    private void takeBack(RollbackRequest request) {
        service().deployGood(request.version());
        happened(new Happening.TakenBack(request));
    }

    private SimulatedService service() {
        return servers.future().result().fleet().service(PLOT.service());
    }

    private void happened(Happening happening) {
        home.runOnContext(now -> {
            story.accept(happening);
            if (story.ending().complete()) {
                told.tryComplete(story.ending());
            }
        });
    }

    /** Stops every server. */
    public Future<Void> close() {
        DaemonApi open = daemon;
        if (open != null) {
            open.leave();
        }
        return vertx.close();
    }
}
