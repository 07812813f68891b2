package io.vedette.notify.deadman;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.outbound.Ask;
import io.vedette.outbound.Exchange;
import io.vedette.outbound.HttpSender;
import io.vedette.time.Scheduler;
import io.vedette.time.Scheduler.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests the URL of a dead-man switch at its interval while the daemon does its work, so that the switch raises the alarm when it does not: a monitor that is gone
 * cannot say so. Belongs to the couriers' event loop. That a request failed is logged and counted; its silence says the rest.
 */
public final class Deadman {
    private static final Logger LOG = LoggerFactory.getLogger(Deadman.class);

    private final Function<Ask, Future<Exchange>> sender;
    private final Runnable closing;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Supplier<List<String>> troubles;
    private final MeterRegistry meters;
    private @Nullable DeadmanSpec spec;
    private @Nullable Timer next;
    private String said = "";

    Deadman(
            Function<Ask, Future<Exchange>> sender,
            Runnable closing,
            Scheduler scheduler,
            InstantSource clock,
            Supplier<List<String>> troubles,
            MeterRegistry meters) {
        this.sender = sender;
        this.closing = closing;
        this.scheduler = scheduler;
        this.clock = clock;
        this.troubles = troubles;
        this.meters = meters;
    }

    /**
     * One with connections of its own.
     *
     * @param troubles why the daemon does not do its work now; empty if it does
     */
    public static Deadman over(
            Vertx vertx,
            Scheduler scheduler,
            InstantSource clock,
            Supplier<List<String>> troubles,
            MeterRegistry meters) {
        var sender = new HttpSender(vertx);
        return new Deadman(sender::ask, sender::close, scheduler, clock, troubles, meters);
    }

    /** Takes another configuration's switch, or none; the first request leaves one interval later. */
    public void update(@Nullable DeadmanSpec other) {
        if (other == null ? spec == null : other.equals(spec)) {
            return;
        }
        disarm();
        spec = other;
        arm();
    }

    /** Requests nothing any more. */
    public void close() {
        disarm();
        closing.run();
    }

    private void disarm() {
        Timer armed = next;
        if (armed != null) {
            armed.cancel();
        }
        next = null;
        spec = null;
    }

    private void arm() {
        DeadmanSpec current = spec;
        if (current != null) {
            next = scheduler.at(clock.instant().plus(current.interval()), () -> beat(current));
        }
    }

    private void beat(DeadmanSpec current) {
        arm();
        List<String> found = troubles.get();
        if (found.isEmpty()) {
            sender.apply(Ask.brief(current.url())).onComplete(this::ended, _ -> failed("a defect of ours"));
        } else {
            count("withheld");
            say("the dead-man switch is not told that all is well: " + String.join("; ", found));
        }
    }

    private void ended(Exchange exchange) {
        switch (exchange) {
            case Exchange.Answered(var answer)
            when answer.status() / 100 == 2 -> {
                count("sent");
                say("");
            }
            case Exchange.Answered(var answer) -> failed("it answered " + answer.status());
            case Exchange.Lost(String why) -> failed(why);
            case Exchange.Unreached(String why) -> failed(why);
            case Exchange.Impossible(String why) -> failed(why);
        }
    }

    private void failed(String why) {
        count("failed");
        say("the dead-man switch was not reached: " + why);
    }

    /** Once for each change. */
    private void say(String sentence) {
        if (sentence.equals(said)) {
            return;
        }
        said = sentence;
        if (sentence.isEmpty()) {
            LOG.atInfo().log("the dead-man switch is told again that all is well");
        } else {
            LOG.atWarn().log("{}", sentence);
        }
    }

    private void count(String outcome) {
        Counter.builder("vedette.deadman.beats")
                .description(
                        "Requests to the dead-man switch that were due, by what became of them: sent, failed, withheld because the daemon did not do its work.")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
