package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.job.Beat;
import io.vedette.job.JobRules.Verdict;
import io.vedette.secret.Secret;
import io.vedette.timeline.Event;
import io.vedette.web.Commands.Caller;
import io.vedette.web.Commands.Heard;
import io.vedette.web.Queries.Heartbeat;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeartbeatIT {
    private static final Beat FAILED = new Beat.Ended(false, 1, null, "disk full");
    private static final Beat SUCCEEDED = new Beat.Ended(true, 0, null, "");
    private static final Caller JOB = new Caller(false, new Secret("token-of-the-backup"));

    @TempDir
    Path directory;

    private Daemon start() throws Exception {
        return start("memory", "backup");
    }

    private Daemon start(String storage, String job) throws Exception {
        var file = Files.writeString(directory.resolve("vedette.yml"), """
                server: { listen: "127.0.0.1:0" }
                storage: { url: "%s" }
                services:
                  - name: shop
                    endpoints:
                      - { url: "heartbeat://%s", every: 1d, token: token-of-the-backup, interval: 100ms, timeout: 100ms }
                """.formatted(storage, job));
        return await(Daemon.start(new DaemonOptions(file, Map.of("VEDETTE_RUNTIME_DIR", directory.toString()))));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Future<Void> heard(Daemon daemon, Event.Kind kind) {
        Promise<Void> heard = Promise.promise();
        daemon.queries().listen(event -> {
            if (event.kind() == kind) {
                heard.tryComplete();
            }
        });
        return heard.future();
    }

    @Test
    void aFailureThatAJobReportsFiresAndItsSuccessResolves() throws Exception {
        var daemon = start();
        try {
            var fired = heard(daemon, Event.Kind.ALERT_FIRED);
            var resolved = heard(daemon, Event.Kind.ALERT_RESOLVED);

            assertThat(await(daemon.commands().heartbeat("backup", FAILED, JOB)))
                    .isInstanceOf(Heard.Taken.class);
            await(fired);
            assertThat(daemon.queries().heartbeats()).hasSize(1);

            await(daemon.commands().heartbeat("backup", SUCCEEDED, JOB));
            await(resolved);
        } finally {
            await(daemon.stop());
        }
    }

    private Heartbeat known(Daemon daemon) {
        return daemon.queries().heartbeats().getFirst();
    }

    @Test
    void whatAJobSaidSurvivesARestartAndAJobThatIsNotWatchedAnyMoreIsForgotten() throws Exception {
        var storage = "sqlite:" + directory.resolve("vedette.db");
        var first = start(storage, "backup");
        await(first.commands().heartbeat("backup", FAILED, JOB));
        var said = known(first).state().last();
        await(first.stop());

        var second = start(storage, "backup");
        var restored = known(second);
        await(second.stop());
        await(start(storage, "another").stop());
        var fourth = start(storage, "backup");
        var fresh = known(fourth);
        await(fourth.stop());

        assertThat(restored.state().last()).isEqualTo(said);
        assertThat(restored.judged()).isInstanceOf(Verdict.Failed.class);
        assertThat(fresh.judged()).isInstanceOf(Verdict.NotYet.class);
    }

    @Test
    void onlyItsOwnTokenSpeaksForAJob() throws Exception {
        var daemon = start();
        try {
            var other = new Caller(false, new Secret("token-of-another-one"));
            var operator = new Caller(true, null);

            assertThat(await(daemon.commands().heartbeat("backup", SUCCEEDED, other)))
                    .isEqualTo(new Heard.Denied());
            assertThat(await(daemon.commands().heartbeat("bakcup", SUCCEEDED, JOB)))
                    .isEqualTo(new Heard.Denied());
            assertThat(await(daemon.commands().heartbeat("bakcup", SUCCEEDED, operator)))
                    .isEqualTo(new Heard.NoSuchJob(List.of("backup")));
        } finally {
            await(daemon.stop());
        }
    }
}
