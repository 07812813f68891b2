package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.Quote;
import io.vedette.deployment.Order;
import io.vedette.outbound.Program;
import io.vedette.outbound.Program.End;
import io.vedette.outbound.Programs;
import io.vedette.rollback.RollbackSpec.Command;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Runs a program of the user's own, which reads what is asked of it as JSON from its standard input; nothing of that is ever among its arguments. Exit 0 means
 * done, and 75, which is EX_TEMPFAIL of sysexits.h, that nothing was done and it may be run again; everything else is a failure. One that was killed, or
 * lost with us, may have done half of it and is not run again.
 */
final class CommandAction implements Action {
    private static final int TRY_AGAIN = 75;
    private static final Duration TO_BE_KILLED = Duration.ofSeconds(2);

    private final Command spec;
    private final Programs programs;
    private final InstantSource clock;

    CommandAction(Command spec, Programs programs, InstantSource clock) {
        this.spec = spec;
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public Duration patience() {
        return spec.timeout().plus(TO_BE_KILLED);
    }

    @Override
    public Future<Delivery> request(Order order) {
        var input = RequestBody.of(order, clock.instant()).put("id", order.requestId());
        return programs.run(new Program(spec.run(), input.toBuffer(), spec.timeout()))
                .map(this::delivery);
    }

    @Override
    public Delivery lost(String why) {
        return new Refused(name() + " may have done it all the same: look before it is run by hand (" + why + ")");
    }

    private Delivery delivery(End end) {
        return switch (end) {
            case End.Exited(int code, String output) when code == 0 -> new Delivered(said("exit 0", output));
            case End.Exited(int code, String output)
            when code == TRY_AGAIN -> TryAgain.notTaken(said("exit 75", output));
            case End.Exited exited when exited.bySignal() -> lost(said("exit " + exited.code(), exited.output()));
            case End.Exited(int code, String output) -> new Refused(said("exit " + code, output));
            case End.Killed(String output) ->
                lost(said("killed after " + spec.timeout().toSeconds() + " s", output));
            case End.NotStarted(String why, boolean forGood) ->
                forGood ? new Refused("could not start: " + Quote.of(why)) : TryAgain.notTaken(Quote.of(why));
        };
    }

    private String name() {
        return spec.run().getFirst();
    }

    private static String said(String how, String output) {
        String quote = Quote.of(output);
        return quote.isEmpty() ? how : how + ": " + quote;
    }
}
