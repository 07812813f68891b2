package io.vedette.probe.tcp;

import io.vedette.probe.run.Dialogue;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Regex;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** One connection and what is said on it, turn by turn. */
final class Talk extends Dialogue<Reached> {
    private static final int LONGEST_PATTERN = 80;

    private final TcpProbe probe;
    private int turn;
    private @Nullable String lastLine;

    Talk(TcpProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.site, probe.terms, recorder);
        this.probe = probe;
    }

    @Override
    protected void onOpen() {
        if (probe.spec.secure()) {
            secure();
        } else {
            proceed();
        }
    }

    @Override
    protected void onSecured() {
        proceed();
    }

    @Override
    protected void onHeard() {
        if (turn < probe.spec.talk().size() && probe.spec.talk().get(turn) instanceof Turn.Expect) {
            proceed();
        }
    }

    /** As far as it goes without hearing more. */
    private void proceed() {
        while (turn < probe.spec.talk().size()) {
            var now = probe.spec.talk().get(turn);
            if (now instanceof Turn.Expect(var line) && !hears(line)) {
                await(wanted(line) + (lastLine == null ? "" : ", last heard " + quote(lastLine)));
                return;
            }
            turn++;
            if (now instanceof Turn.StartTls) {
                secure();
                return;
            }
            if (now instanceof Turn.Send send) {
                lastLine = null;
                say(probe.said.get(turn - 1), send.shown() ? send.text().reveal() : "<not shown>");
            }
        }
        conclude(probe.spec.expect());
    }

    private boolean hears(Regex wanted) {
        for (var line = inbox().line(); line != null; line = inbox().line()) {
            heard(line);
            lastLine = line;
            if (wanted.isFoundIn(line)) {
                return true;
            }
        }
        return false;
    }

    private static String wanted(Regex line) {
        return "a line that matches " + Plain.line(line.toString(), LONGEST_PATTERN);
    }

    /** What was said without a line's end counts as a line now. */
    @Override
    protected void onEnd() {
        if (!inbox().isEmpty()) {
            lastLine = inbox().rest();
            heard(lastLine);
        }
        if (lastLine == null
                || turn == probe.spec.talk().size()
                || !(probe.spec.talk().get(turn) instanceof Turn.Expect(var wanted))) {
            super.onEnd();
        } else if (turn == probe.spec.talk().size() - 1 && wanted.isFoundIn(lastLine)) {
            conclude(probe.spec.expect());
        } else {
            fail(Reason.BODY, "expected " + wanted(wanted) + ", found " + quote(lastLine) + " and the end");
        }
    }

    @Override
    protected Reached answer() {
        return reached();
    }
}
