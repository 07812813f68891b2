package io.vedette.probe.redis;

import io.vedette.probe.redis.Resp.Reply;
import io.vedette.probe.run.Dialogue;
import io.vedette.probe.run.Recorder;
import io.vedette.sample.Reason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands of one run, each after the answer to the one before. */
final class RedisTalk extends Dialogue<RedisAnswer> {
    private final RedisProbe probe;
    private Map<String, String> info = Map.of();
    private int asked = -1;

    RedisTalk(RedisProbe probe, @Nullable Recorder recorder) {
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
        asked++;
        if (asked == probe.commands.size()) {
            conclude(probe.spec.expect());
            return;
        }
        var command = probe.commands.get(asked);
        say(command.bytes(), command.name().equals("AUTH") ? "AUTH <not shown>" : command.name());
        await("the reply to " + command.name());
    }

    @Override
    protected void onHeard() {
        if (asked < 0) {
            return; // words before TLS: secure() finds them
        }
        for (var reply = Resp.next(inbox()); reply != null && !isOver(); reply = Resp.next(inbox())) {
            hear(reply);
        }
    }

    private void hear(Reply reply) {
        switch (reply) {
            case Reply.Text(var text) -> answered(probe.commands.get(asked).name(), text);
            case Reply.Refusal(var text) -> {
                heard(text);
                fail(Reason.STATUS, probe.commands.get(asked).name() + " was answered with " + quote(text));
            }
            case Reply.Garbled(var line) -> fail(Reason.PROTOCOL, "the answer is not Redis' protocol: " + quote(line));
        }
    }

    private void answered(String command, String text) {
        if (command.equals("INFO")) {
            info = fields(text);
            heard(info.size() + " fields");
        } else {
            heard(text);
        }
        if (command.equals("PING") && !text.equals("PONG")) {
            fail(Reason.PROTOCOL, "expected PONG, found " + quote(text));
        } else {
            ask();
        }
    }

    private static Map<String, String> fields(String info) {
        var fields = new HashMap<String, String>();
        info.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return fields;
    }

    /** The field that something is expected of, if it is only one. */
    @Override
    protected @Nullable String value() {
        return probe.field == null ? null : info.get(probe.field);
    }

    @Override
    protected RedisAnswer answer() {
        return new RedisAnswer(reached(), info);
    }
}
