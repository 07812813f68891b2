package io.vedette.probe.ws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.probe.run.Dialogue;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Recorder;
import io.vedette.sample.Reason;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: upgrade, say, listen until everything expected was heard, close. */
final class WsTalk extends Dialogue<WsAnswer> {
    private static final int LONGEST_SHOWN = 200;
    private static final int MOST_MESSAGES = 1_000;
    private static final byte[] GOODBYE = {1000 >> 8, (byte) 1000};

    private final WsProbe probe;
    private final Upgrade upgrade = new Upgrade();
    private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    private final List<String> messages = new ArrayList<>();
    private State state = State.SILENT;
    private boolean inMessage;

    /** How far it came. */
    private enum State {
        SILENT,
        ASKED,
        OPEN,
        CLOSING
    }

    WsTalk(WsProbe probe, @Nullable Recorder recorder) {
        super(probe.loop, probe.site, probe.terms, recorder);
        this.probe = probe;
    }

    @Override
    protected void onOpen() {
        if (probe.spec.isSecure()) {
            secure();
        } else {
            ask();
        }
    }

    @Override
    protected void onSecured() {
        ask();
    }

    private void ask() {
        state = State.ASKED;
        say(upgrade.request(probe.target, probe.host, probe.spec.subprotocol()), "asks for an upgrade to a WebSocket");
        await("the answer to the upgrade");
    }

    @Override
    protected void onHeard() {
        if (state == State.ASKED) {
            takeHead();
        }
        if (state == State.OPEN || state == State.CLOSING) {
            takeFrames();
        }
    }

    private void takeHead() {
        for (var line = inbox().line(); line != null; line = inbox().line()) {
            if (line.isEmpty()) {
                answered();
                return;
            }
            upgrade.take(line);
            if (!upgrade.isHttp()) {
                fail(Reason.PROTOCOL, "the answer is not HTTP: " + quote(upgrade.statusLine()));
                return;
            }
        }
    }

    private void answered() {
        if (recorder != null) {
            recorder.answered(upgrade.statusLine(), upgrade.headers());
        }
        var fault = upgrade.isDone() ? upgrade.fault(probe.spec.subprotocol()) : null;
        if (!upgrade.isDone()) {
            fail(Reason.STATUS, "the upgrade was refused with " + quote(upgrade.statusLine()));
        } else if (fault != null) {
            fail(Reason.PROTOCOL, fault);
        } else {
            open();
        }
    }

    private void open() {
        state = State.OPEN;
        var send = probe.spec.send();
        if (send != null) {
            say(WsFrame.bytes(WsFrame.TEXT, send.reveal().getBytes(UTF_8)), "<the message>");
        }
        await("a message as expected");
        closeIfDone();
    }

    private void closeIfDone() {
        var isDone =
                probe.awaited.stream().allMatch(text -> messages.stream().anyMatch(message -> message.contains(text)));
        if (isDone && state == State.OPEN) {
            state = State.CLOSING;
            say(WsFrame.bytes(WsFrame.CLOSE, GOODBYE), "closes");
            await("the answer to the close");
        }
    }

    private void takeFrames() {
        for (var frame = WsFrame.next(inbox()); frame != null && !isOver(); frame = WsFrame.next(inbox())) {
            if (frame.fault() == null) {
                take(frame);
            } else {
                fail(Reason.PROTOCOL, frame.fault());
                return;
            }
        }
    }

    private void take(WsFrame frame) {
        switch (frame.opcode()) {
            case WsFrame.PING -> say(WsFrame.bytes(WsFrame.PONG, frame.payload()), "pong");
            case WsFrame.CLOSE -> takeClose(frame);
            case WsFrame.TEXT, WsFrame.BINARY, WsFrame.CONTINUATION -> takePiece(frame);
            default -> {} // a pong that nobody asked for
        }
    }

    private void takePiece(WsFrame frame) {
        if (inMessage != (frame.opcode() == WsFrame.CONTINUATION)) {
            fail(Reason.PROTOCOL, "a message began inside another, or went on where none began");
            return;
        }
        pieces.writeBytes(frame.payload());
        inMessage = !frame.isFinal();
        if (!inMessage) {
            var message = pieces.toString(UTF_8);
            pieces.reset();
            hear(message);
        }
    }

    private void hear(String message) {
        heard(Plain.line(message, LONGEST_SHOWN));
        messages.add(message);
        if (messages.size() > MOST_MESSAGES) {
            fail(Reason.TOO_LARGE, "the peer sent more than " + MOST_MESSAGES + " messages");
        } else {
            closeIfDone();
        }
    }

    private void takeClose(WsFrame frame) {
        heard("closes" + code(frame));
        if (state == State.CLOSING) {
            conclude(probe.spec.expect());
        } else {
            fail(Reason.RESET, "the peer closed the WebSocket" + code(frame) + ": " + doing());
        }
    }

    private String code(WsFrame frame) {
        var payload = frame.payload();
        if (payload.length < 2) {
            return "";
        }
        var why = new String(payload, 2, payload.length - 2, UTF_8);
        var code = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        return " with code " + code + (why.isEmpty() ? "" : " " + quote(why));
    }

    /** Who hangs up instead of answering our close has closed too. */
    @Override
    protected void onEnd() {
        if (state == State.CLOSING) {
            conclude(probe.spec.expect());
        } else {
            super.onEnd();
        }
    }

    @Override
    protected WsAnswer answer() {
        return new WsAnswer(reached(), messages);
    }
}
