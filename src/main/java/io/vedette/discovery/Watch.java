package io.vedette.discovery;

import io.vedette.discovery.Standing.Doubt;
import io.vedette.time.Scheduler;
import io.vedette.time.Scheduler.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One source at work: looks at it again and again, never twice at a time, and tells how it stands. A file that changed is looked at once it has held still for a
 * moment. Belongs to the discovery's event loop.
 */
final class Watch {
    /** Between two glances. */
    static final Duration GLANCE = Duration.ofSeconds(2);

    /** Beyond every timeout that is configured: for files of a network that is gone. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final Look TOO_LATE = new Look.Failed("has not answered for " + LONGEST.toSeconds() + " s");

    private final SourceSpec spec;
    private final Looker looker;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final BiConsumer<Standing, Standing> listener;
    private Standing standing;
    private String read = "";
    private String glanced = "";
    private @Nullable Future<Void> looking;
    private @Nullable Timer nextLook;
    private @Nullable Timer nextGlance;
    private boolean stopped;

    /** @param listener hears how it stood and how it stands, after every look */
    Watch(
            SourceSpec spec,
            Looker looker,
            Standing standing,
            InstantSource clock,
            Scheduler scheduler,
            BiConsumer<Standing, Standing> listener) {
        this.spec = spec;
        this.looker = looker;
        this.standing = standing;
        this.clock = clock;
        this.scheduler = scheduler;
        this.listener = listener;
    }

    SourceSpec spec() {
        return spec;
    }

    Standing standing() {
        return standing;
    }

    /** Looks for the first time, and goes on; completes when that look has come to something. */
    Future<Void> start() {
        armGlance();
        return look();
    }

    void stop() {
        stopped = true;
        cancel(nextLook);
        cancel(nextGlance);
        looker.close();
    }

    /** Looks now, or waits for the look that is under way. */
    Future<Void> look() {
        Future<Void> under = looking;
        if (under != null) {
            return under;
        }
        cancel(nextLook);
        List<Candidate> known = standing.targets();
        Future<Look> found = looker.glance()
                .otherwise("")
                .compose(print -> {
                    read = print;
                    glanced = print;
                    return looker.look(known);
                })
                .otherwise(cause -> new Look.Failed(why(cause)));
        Future<Void> done = new Patience(clock, scheduler)
                .with(found, LONGEST, () -> TOO_LATE)
                .map(look -> {
                    looking = null;
                    take(look);
                    return null;
                });
        looking = done.isComplete() ? null : done;
        return done;
    }

    private static String why(Throwable cause) {
        return "could not be read by a defect of ours: " + cause.getClass().getSimpleName();
    }

    private void take(Look look) {
        if (stopped) {
            return;
        }
        Standing before = standing;
        standing = before.after(look, spec.caution(), clock.instant());
        nextLook = scheduler.at(nextTime(), this::look);
        listener.accept(before, standing);
    }

    /** After an interval; a doubt is settled when it is time to. */
    private Instant nextTime() {
        Instant usual = clock.instant().plus(spec.source().refresh());
        Doubt doubt = standing.doubt();
        Instant settled =
                doubt == null ? usual : doubt.since().plus(spec.caution().hold());
        return settled.isBefore(usual) && settled.isAfter(clock.instant()) ? settled : usual;
    }

    private void armGlance() {
        if (spec.source() instanceof Source.Files && !stopped) {
            nextGlance = scheduler.at(clock.instant().plus(GLANCE), this::glance);
        }
    }

    /** What differs from what was read, and no longer from the glance before, is ready to be read. */
    private void glance() {
        looker.glance().otherwise(glanced).onSuccess(print -> {
            boolean still = print.equals(glanced);
            glanced = print;
            if (still && !print.equals(read) && looking == null && !stopped) {
                look();
            }
            armGlance();
        });
    }

    private static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
