package io.vedette.probe.redis;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Dialogue.Terms;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.probe.run.Site;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up when a Redis server takes the login, answers PING with PONG, and tells what is expected of its INFO. */
public final class RedisProbe implements RecordedProbe {
    /** INFO of a server with every section and many databases stays far below. */
    private static final int MOST_HEARD = 256 << 10;

    final Loop loop;
    final Site site;
    final RedisSpec spec;
    final Terms terms;
    final List<Command> commands;
    final @Nullable String field;

    public RedisProbe(Loop loop, RedisSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = spec.approach().site(spec.url(), RedisSpec.DEFAULT_PORT, timeout);
        var trust = spec.isSecure() ? loop.trusts.of(spec.approach().tls()) : null;
        var password = spec.password();
        terms = new Terms(trust, password == null ? Secrets.NONE : Secrets.of(password.reveal()), MOST_HEARD);
        commands = commands(spec);
        field = onlyField(spec);
    }

    private static @Nullable String onlyField(RedisSpec spec) {
        var names = spec.expect().stream()
                .map(Condition::bare)
                .filter(InfoField.class::isInstance)
                .map(expected -> ((InfoField) expected).name())
                .distinct()
                .toList();
        return names.size() == 1 ? names.getFirst() : null;
    }

    private static List<Command> commands(RedisSpec spec) {
        var commands = new ArrayList<Command>();
        if (spec.password() != null) {
            var password = spec.password().reveal();
            commands.add(
                    spec.username() == null
                            ? new Command("AUTH", "AUTH", password)
                            : new Command("AUTH", "AUTH", spec.username(), password));
        }
        if (spec.database() > 0) {
            commands.add(new Command("SELECT " + spec.database(), "SELECT", Integer.toString(spec.database())));
        }
        commands.add(new Command("PING", "PING"));
        if (spec.asksForInfo()) {
            commands.add(new Command("INFO", "INFO"));
        }
        return List.copyOf(commands);
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new RedisTalk(this, recorder).start();
    }
}
