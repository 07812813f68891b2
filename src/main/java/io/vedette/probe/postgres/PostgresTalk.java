package io.vedette.probe.postgres;

import io.vedette.probe.run.Dialogue;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.StartTls;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** One session: TLS if it is to be, the login, the query. The login is the phase {@code wait}, the query {@code transfer}. */
final class PostgresTalk extends Dialogue<PostgresAnswer> {
    private final PostgresProbe probe;
    private final PostgresLogin login;
    private Stage stage = Stage.UPGRADE;
    private int answers;
    private int rows;
    private @Nullable String value;
    private @Nullable String refusal;

    private enum Stage {
        UPGRADE,
        LOGIN,
        QUERY
    }

    PostgresTalk(PostgresProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.site, probe.terms, recorder);
        this.probe = probe;
        login = new PostgresLogin(probe, this);
    }

    @Override
    protected void onOpen() {
        if (probe.spec.startTls() == StartTls.NEVER) {
            startUp();
        } else {
            say(Frontend.sslRequest(), "SSLRequest");
            await("the reply to SSLRequest");
        }
    }

    @Override
    protected void onSecured() {
        login.secured();
        startUp();
    }

    private void startUp() {
        stage = Stage.LOGIN;
        var user = probe.spec.login().username();
        var database = probe.spec.database();
        say(Frontend.startup(user, database), "startup as " + user + " in " + database);
        await("the login");
    }

    @Override
    protected void onHeard() {
        try {
            if (stage == Stage.UPGRADE && !inbox().isEmpty() && inbox().at(0) != 'E') {
                upgraded((char) inbox().take(1)[0]);
            } else {
                messages();
            }
        } catch (Message.Garbled garbled) {
            garbled();
        }
    }

    private void upgraded(char answer) {
        heard(Character.toString(answer));
        if (answer == 'S') {
            secure();
        } else if (answer != 'N') {
            garbled();
        } else if (probe.spec.startTls() == StartTls.REQUIRED) {
            fail(Reason.TLS, "TLS is required, and the server does not offer it");
        } else {
            startUp();
        }
    }

    private void messages() throws Message.Garbled {
        for (var message = Message.next(inbox()); message != null; message = Message.next(inbox())) {
            switch (stage) {
                case UPGRADE, LOGIN -> whileLoggingIn(message);
                case QUERY -> whileQuerying(message);
            }
            if (isOver()) {
                return;
            }
        }
    }

    private void whileLoggingIn(Message message) throws Message.Garbled {
        switch (message.type()) {
            case 'R' -> login.asked(message);
            case 'E' -> fail(Reason.STATUS, "the server refused the login: " + error(message));
            case 'S' -> parameter(message.text(), message.text());
            case 'K', 'N', 'v' -> {}
            case 'Z' -> loggedIn();
            default -> garbled();
        }
    }

    private void parameter(String name, String text) {
        if (name.equals("server_version")) {
            heard("server_version " + text);
        }
    }

    private void loggedIn() {
        if (!login.isDone()) {
            garbled();
            return;
        }
        stage = Stage.QUERY;
        say(probe.query(), probe.spec.query());
        awaitAnswer("the query's result");
    }

    private void whileQuerying(Message message) throws Message.Garbled {
        switch (message.type()) {
            case 'D' -> row(message);
            case 'E' -> refused(error(message));
            case 'Z' -> answered();
            case '1', '2', '3', 'A', 'C', 'I', 'N', 'S', 'T', 'n', 's', 't' -> {}
            default -> garbled();
        }
    }

    private void row(Message message) throws Message.Garbled {
        if (rows == 0) {
            value = message.firstColumn();
        }
        rows++;
    }

    private void refused(String error) {
        if (refusal == null) {
            refusal = "the query failed: " + error;
        }
    }

    private void answered() {
        answers++;
        if (answers < PostgresProbe.ANSWERS) {
            return;
        }
        heard((value == null ? "" : "value " + value + ", ") + rows + (rows == 1 ? " row" : " rows"));
        say(Frontend.terminate(), "terminate");
        if (refusal == null) {
            concludeKindly(probe.spec.expect());
        } else {
            failKindly(Reason.STATUS, refusal);
        }
    }

    /** Message and SQLSTATE. */
    private String error(Message message) throws Message.Garbled {
        var fields = message.fields();
        var text = fields.getOrDefault('M', "no message") + " (" + fields.getOrDefault('C', "no code") + ')';
        heard(text);
        return quote(text);
    }

    private void garbled() {
        fail(Reason.PROTOCOL, "the answer is not PostgreSQL's protocol");
    }

    /** For the login: says {@code bytes} and waits for the server's verdict. */
    void reply(byte[] bytes, String shown) {
        say(bytes, shown);
        await("the login");
    }

    /** For the login: the server cannot be dealt with. */
    void refuse(Reason reason, String detail) {
        fail(reason, detail);
    }

    /** For the login: what comes now takes our time, not theirs. */
    void pause() {
        ponder();
    }

    @Override
    protected @Nullable String value() {
        return value;
    }

    @Override
    protected PostgresAnswer answer() {
        return new PostgresAnswer(reached(), value, rows);
    }
}
