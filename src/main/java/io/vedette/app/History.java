package io.vedette.app;

import io.vedette.store.Database;
import io.vedette.store.StoreHealth;
import io.vedette.store.StoreSpec;
import io.vedette.store.StoreSpec.Place;
import io.vedette.store.Trouble;
import io.vedette.timeline.Event;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where this daemon keeps its history, and how it says what the disk does to it. */
final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final String FILE = "vedette.db";

    private History() {}

    /** The place that nobody named: systemd's state directory, else memory. */
    static StoreSpec placed(StoreSpec spec, Map<String, String> environment) {
        if (!(spec.place() instanceof Place.Unsaid)) {
            return spec;
        }
        String directories = environment.getOrDefault("STATE_DIRECTORY", "");
        return spec.at(
                directories.isEmpty()
                        ? new Place.Memory()
                        : new Place.File(Path.of(directories.split(":", 2)[0], FILE)));
    }

    /** Says where history is, and from now on whatever happens to it: in the log, and by {@code tell} on the timeline. */
    static void watch(Database database, InstantSource clock, Consumer<Event> tell) {
        StoreHealth health = database.health();
        if (health.file() == null) {
            LOG.atInfo().log("history is kept in memory and ends with this process; storage.url keeps it in a file");
        } else if (health.working()) {
            LOG.atInfo().log("history is kept in {}", health.file());
        }
        if (!health.working() || health.setAside() != null) {
            changed(health, clock, tell);
        }
        database.listen(changed -> changed(changed, clock, tell));
    }

    private static void changed(StoreHealth health, InstantSource clock, Consumer<Event> tell) {
        Trouble trouble = health.trouble();
        String text = trouble == null ? good(health) : bad(health, trouble);
        (trouble == null ? LOG.atInfo() : LOG.atError()).log("{}", text);
        Event.Kind kind = trouble == null ? Event.Kind.STORE_WORKING : Event.Kind.STORE_TROUBLE;
        tell.accept(Event.of(clock.instant(), kind, null, text));
    }

    private static String good(StoreHealth health) {
        String aside = health.setAside() == null ? "" : "; a damaged file was set aside as " + health.setAside();
        return "history is written to " + health.file() + aside;
    }

    private static String bad(StoreHealth health, Trouble trouble) {
        return "history cannot be written to " + health.file() + ": " + trouble.words() + " (" + health.why()
                + "); probing and alerting go on from memory";
    }
}
