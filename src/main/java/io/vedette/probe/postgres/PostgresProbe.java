package io.vedette.probe.postgres;

import io.vedette.probe.postgres.Scram.Challenge;
import io.vedette.probe.run.Dialogue.Terms;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.probe.run.Site;
import io.vedette.probe.run.StartTls;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Up when a PostgreSQL server takes the login and answers the query as expected. What SCRAM makes of the password is kept from run to run, for it is meant
 * to be expensive.
 */
public final class PostgresProbe implements RecordedProbe {
    private static final int MOST_HEARD = 1 << 20;

    /** More rows than these are not asked for. */
    private static final int MOST_ROWS = 1_000;

    final Loop loop;
    final Site site;
    final PostgresSpec spec;
    final Terms terms;
    private @Nullable Challenge stretchedFor;
    private byte[] stretched = {};

    public PostgresProbe(Loop loop, PostgresSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = spec.approach().site(spec.url(), PostgresSpec.DEFAULT_PORT, timeout);
        var trust = spec.startTls() == StartTls.NEVER
                ? null
                : loop.trusts.of(spec.approach().tls());
        terms = new Terms(trust, Secrets.of(password()), MOST_HEARD);
    }

    String password() {
        return spec.login().password().reveal();
    }

    /** The query in a transaction of its own that can only read and does not outlive the probe; answered in {@link #ANSWERS} parts. */
    byte[] query() {
        var begin = "begin transaction read only; set local statement_timeout = "
                + site.timeout().toMillis();
        return Frontend.together(
                Frontend.query(begin), Frontend.execute(spec.query(), MOST_ROWS), Frontend.query("rollback"));
    }

    static final int ANSWERS = 3;

    /** The password as {@code challenge} wants it; made aside if it is not the one of the last time. */
    Future<byte[]> stretched(Challenge challenge) {
        if (stretchedFor != null && challenge.isAs(stretchedFor)) {
            return Future.succeededFuture(stretched);
        }
        return loop.aside(() -> Stretched.of(password(), challenge.saltBytes(), challenge.iterations()))
                .onSuccess(made -> keep(challenge, made));
    }

    private void keep(Challenge challenge, byte[] made) {
        stretchedFor = challenge;
        stretched = made;
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new PostgresTalk(this, recorder).start();
    }
}
