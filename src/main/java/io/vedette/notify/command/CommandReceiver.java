package io.vedette.notify.command;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.NoticeBody;
import io.vedette.notify.Receiver;
import io.vedette.outbound.Program;
import io.vedette.outbound.Program.End;
import io.vedette.outbound.Programs;
import io.vertx.core.Future;

/**
 * A program that reads a notice as JSON from its standard input. Nothing that an alert says is ever an argument of it. Exit 0 means told; 75, which is
 * EX_TEMPFAIL of sysexits.h, a signal and the timeout mean try again; everything else is a refusal.
 */
public final class CommandReceiver implements Receiver {
    private static final int TRY_AGAIN = 75;

    private final CommandSpec spec;
    private final Programs programs;
    private final Dispatch dispatch;

    /** A receiver that runs its program by {@code programs}. */
    public CommandReceiver(CommandSpec spec, Programs programs, Dispatch dispatch) {
        this.spec = spec;
        this.programs = programs;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var program = new Program(spec.run(), NoticeBody.of(notice, dispatch.page(notice)), spec.timeout());
        return programs.run(program).map(this::delivery);
    }

    private Delivery delivery(End end) {
        return switch (end) {
            case End.Exited(int code, String output) when code == 0 -> new Delivered(said("exit 0", output));
            case End.Exited exited
            when exited.code() == TRY_AGAIN || exited.bySignal() ->
                TryAgain.perhapsTaken(said("exit " + exited.code(), exited.output()));
            case End.Exited(int code, String output) -> new Refused(said("exit " + code, output));
            case End.Killed(String output) ->
                TryAgain.perhapsTaken(said("killed after " + spec.timeout().toMillis() + " ms", output));
            case End.NotStarted(String why, boolean forGood) ->
                forGood ? new Refused("could not start: " + Quote.of(why)) : TryAgain.notTaken(Quote.of(why));
        };
    }

    private static String said(String how, String output) {
        String quote = Quote.of(output);
        return quote.isEmpty() ? how : how + ": " + quote;
    }
}
