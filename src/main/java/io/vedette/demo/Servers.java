package io.vedette.demo;

import io.vedette.demo.StageConfiguration.Addresses;
import io.vedette.demo.fleet.Catalogue;
import io.vedette.demo.fleet.Fleet;
import io.vedette.demo.mail.SelfSigned;
import io.vedette.demo.mail.SmtpSink;
import io.vedette.demo.receivers.ChatReceiver;
import io.vedette.demo.receivers.RollbackReceiver;
import io.vedette.demo.receivers.RollbackRequest;
import io.vedette.demo.story.Happening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Consumer;

/** All that listens on a stage besides the daemon. Each tells what it gets from its own event loop. */
record Servers(Fleet fleet, SelfSigned key, SmtpSink mail, ChatReceiver chat, RollbackReceiver pipeline) {
    /**
     * Starts them.
     *
     * @param directory where the relay's key is kept
     * @param takeBack what the pipeline does when it is asked to
     */
    static Future<Servers> start(
            Vertx vertx,
            Path directory,
            Credentials credentials,
            Consumer<Happening> listener,
            Consumer<RollbackRequest> takeBack) {
        var fleet = Fleet.start(vertx, Catalogue.services(), System::nanoTime, new Random());
        var chat = ChatReceiver.start(vertx, message -> listener.accept(new Happening.Chatted(message)));
        var pipeline = RollbackReceiver.start(vertx, credentials.signing(), InstantSource.system(), takeBack);
        var key = vertx.executeBlocking(() -> SelfSigned.create(directory));
        var mail = key.compose(made -> SmtpSink.start(
                vertx, made, credentials.mail(), message -> listener.accept(new Happening.Mailed(message))));
        return Future.all(fleet, chat, pipeline, mail)
                .map(all -> new Servers(fleet.result(), key.result(), mail.result(), chat.result(), pipeline.result()));
    }

    /** @param database where the daemon may keep its history */
    Addresses addresses(Path database) {
        return new Addresses(
                chat.url(), mail.port(), key.certificate().toString(), pipeline.url(), database.toString());
    }
}
