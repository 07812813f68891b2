package io.vedette.probe.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.probe.run.Dialogue;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.StartTls;
import io.vedette.sample.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One session with a mail server, up to where a mail would begin. */
final class SmtpTalk extends Dialogue<Reached> {
    private static final byte[] QUIT = "QUIT\r\n".getBytes(UTF_8);

    private final SmtpProbe probe;
    private Turn turn = Turn.GREETING;
    private SmtpReply reply = new SmtpReply();
    private List<String> login = List.of();
    private int passed;
    private boolean secured;

    /** Whose answer is awaited. */
    private enum Turn {
        GREETING("the greeting"),
        EHLO("the reply to EHLO"),
        STARTTLS("the reply to STARTTLS"),
        AUTH("the reply to AUTH"),
        QUIT("the reply to QUIT");

        private final String words;

        Turn(String words) {
            this.words = words;
        }
    }

    SmtpTalk(SmtpProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.site, probe.terms, recorder);
        this.probe = probe;
    }

    @Override
    protected void onOpen() {
        if (probe.spec.isSecure()) {
            secure();
        } else {
            await(turn.words);
        }
    }

    @Override
    protected void onSecured() {
        secured = true;
        if (turn == Turn.GREETING) {
            await(turn.words);
        } else {
            greet();
        }
    }

    @Override
    protected void onHeard() {
        for (var line = inbox().line(); line != null && !isOver(); line = inbox().line()) {
            heard(line);
            if (!reply.add(line)) {
                fail(Reason.PROTOCOL, "the answer is not SMTP: " + quote(line));
            } else if (reply.isWhole()) {
                var whole = reply;
                reply = new SmtpReply();
                answered(whole);
            }
        }
    }

    private void answered(SmtpReply answer) {
        switch (turn) {
            case GREETING -> proceedOn(answer, 220, this::greet);
            case EHLO -> proceedOn(answer, 250, () -> greeted(answer));
            case STARTTLS -> proceedOn(answer, 220, this::secure);
            case AUTH -> proceedOn(answer, passed == login.size() ? 235 : 334, this::pass);
            case QUIT -> concludeKindly(probe.spec.expect());
        }
    }

    private void proceedOn(SmtpReply answer, int expected, Runnable next) {
        if (answer.code() == expected) {
            next.run();
        } else {
            say(QUIT, "QUIT"); // a server that is left without a word complains in its log
            failKindly(Reason.STATUS, "expected " + expected + " as " + turn.words + ", found " + quote(answer.text()));
        }
    }

    private void greet() {
        ask(Turn.EHLO, "EHLO " + (probe.spec.ehlo() == null ? ourAddress() : probe.spec.ehlo()));
    }

    private void greeted(SmtpReply offers) {
        var wantsTls = !secured && probe.spec.startTls() != StartTls.NEVER;
        if (wantsTls && offers.offer("STARTTLS") != null) {
            ask(Turn.STARTTLS, "STARTTLS");
        } else if (wantsTls && probe.spec.startTls() == StartTls.REQUIRED) {
            fail(Reason.TLS, "STARTTLS is required, and the server does not offer it");
        } else if (probe.spec.access() == null) {
            quit();
        } else {
            logIn(probe.spec.access(), offers.offer("AUTH"));
        }
    }

    private void logIn(SmtpSpec.Access access, @Nullable String offered) {
        var passing = Passing.of(offered == null ? "" : offered);
        if (!secured && !access.inTheClear()) {
            fail(Reason.TLS, "the password was not sent: the connection is not encrypted");
        } else if (passing == null) {
            fail(
                    Reason.PROTOCOL,
                    "the server takes no password: expected AUTH with PLAIN or LOGIN, found "
                            + (offered == null ? "no AUTH" : quote(offered)));
        } else {
            login = passing.lines(access.login());
            pass();
        }
    }

    private void pass() {
        if (passed == login.size()) {
            quit();
            return;
        }
        var line = login.get(passed);
        var shown = passed > 0 ? "<not shown>" : line.replaceFirst("^(AUTH \\S+) .*", "$1 <not shown>");
        passed++;
        turn = Turn.AUTH;
        say((line + "\r\n").getBytes(UTF_8), shown);
        await(turn.words);
    }

    private void quit() {
        ask(Turn.QUIT, "QUIT");
    }

    private void ask(Turn next, String line) {
        turn = next;
        say((line + "\r\n").getBytes(UTF_8), line);
        await(next.words);
    }

    /** A server that closes instead of saying goodbye has said all that was asked. */
    @Override
    protected void onEnd() {
        if (turn == Turn.QUIT) {
            conclude(probe.spec.expect());
        } else {
            super.onEnd();
        }
    }

    @Override
    protected Reached answer() {
        return reached();
    }
}
