package io.vedette.notify.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Notices;
import io.vedette.notify.Dispatch;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Programs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandReceiverIT {
    private static final Notice FIRING = Notices.firing(Notices.CHECKOUT);

    private final Vertx vertx = Vertx.vertx();
    private final Programs programs = new Programs(vertx, "notify");
    private final Dispatch dispatch = new Dispatch(
            new HttpSender(vertx), InstantSource.fixed(Notices.START), URI.create("https://vedette.example.org/"));

    @TempDir
    private Path directory;

    @AfterEach
    void stop() throws Exception {
        programs.close();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private CommandReceiver running(Duration timeout, String... run) {
        return new CommandReceiver(new CommandSpec(List.of(run), timeout), programs, dispatch);
    }

    private CommandReceiver shell(String script) {
        return running(Duration.ofSeconds(10), "/bin/sh", "-c", script);
    }

    private Delivery tell(String script) throws Exception {
        return await(shell(script).send(FIRING));
    }

    @Test
    void theNoticeIsOnStandardInputAsAWebhookWouldGetIt() throws Exception {
        Path heard = directory.resolve("heard");

        assertThat(tell("cat > " + heard)).isEqualTo(new Delivered("exit 0"));

        var data = new JsonObject(Files.readString(heard)).getJsonObject("data");
        assertThat(data.getString("notice")).isEqualTo(FIRING.id());
        assertThat(data.getString("url")).isEqualTo("https://vedette.example.org/#/services/checkout");
        assertThat(data.getJsonArray("firing").getJsonObject(0).getString("summary"))
                .isEqualTo("checkout is down");
    }

    @Test
    void theEnvironmentHasNothingOfOurs() throws Exception {
        assertThat(tell("env | grep -v -e ^PATH= -e ^LANG= -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD="))
                .isEqualTo(new Refused("exit 1")); // grep found nothing
    }

    @Test
    void nothingThatAnAlertSaysIsReadByAShell() throws Exception {
        Path trap = directory.resolve("trap");
        var alert = Alerts.down("x'; touch " + trap + "; $(touch " + trap + ")", Notices.START);

        assertThat(await(running(Duration.ofSeconds(10), "/bin/cat").send(Notices.firing(alert))))
                .isInstanceOf(Delivered.class);
        assertThat(trap).doesNotExist();
    }

    @Test
    void exit75AndSignalsAreTriedAgainAndOtherExitsAreFinal() throws Exception {
        assertThat(tell("echo the pager is busy; exit 75"))
                .isEqualTo(TryAgain.perhapsTaken("exit 75: the pager is busy"));
        assertThat(tell("kill -9 $$")).isEqualTo(TryAgain.perhapsTaken("exit 137"));
        assertThat(tell("echo no such number >&2; exit 1")).isEqualTo(new Refused("exit 1: no such number"));
    }

    @Test
    void aProgramThatIsNotThereIsRefused() throws Exception {
        assertThat(await(running(Duration.ofSeconds(1), "/nowhere/page").send(FIRING)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).startsWith("could not start: "));
    }

    @Test
    void atTheTimeoutItIsKilledWithItsChildren() throws Exception {
        Path child = directory.resolve("child");
        var slow = running(
                Duration.ofMillis(500), "/bin/sh", "-c", "sleep 600 & echo $! > " + child + "; echo begun; wait");

        assertThat(await(slow.send(FIRING))).isEqualTo(TryAgain.perhapsTaken("killed after 500 ms: begun"));
        long pid = Long.parseLong(Files.readString(child).strip());
        ProcessHandle.of(pid)
                .ifPresent(handle ->
                        handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void aChildLeftBehindKeepsNobodyWaiting() throws Exception {
        assertThat(tell("sleep 20 & echo told")).isEqualTo(new Delivered("exit 0: told"));
    }

    @Test
    void endlessOutputIsReadAndForgottenBeyondItsBeginning() throws Exception {
        assertThat(tell("head -c 20000000 /dev/zero | tr '\\0' x; exit 3"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).hasSizeLessThan(220));
    }

    @Test
    void whatIsNotReadFromStandardInputHurtsNobody() throws Exception {
        assertThat(await(shell("exec 0<&-; exit 0").send(Notices.burst(5000)))).isInstanceOf(Delivered.class);
    }

    @Test
    void aFewRunAtOnceAndTheOthersComeAgainLater() throws Exception {
        Path go = directory.resolve("go");
        var waiting = Stream.generate(() ->
                        shell("while [ ! -e " + go + " ]; do sleep 0.05; done").send(FIRING))
                .limit(4)
                .toList();

        assertThat(await(shell("exit 0").send(FIRING))).isEqualTo(TryAgain.notTaken("4 programs run already"));
        Files.createFile(go);
        for (var each : waiting) {
            assertThat(await(each)).isInstanceOf(Delivered.class);
        }
        assertThat(await(shell("exit 0").send(FIRING))).isInstanceOf(Delivered.class);
    }
}
