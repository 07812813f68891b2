package io.vedette.rollback;

import static io.vedette.rollback.Orders.order;
import static io.vedette.rollback.PipelineServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.rollback.RollbackSpec.Command;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command as a rollback, with real programs. */
final class CommandActionIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Actions actions = new Actions(vertx, () -> NOON);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        await(actions.close());
        await(vertx.close());
    }

    private Action action(Duration timeout, String... run) {
        return actions.action(new Command(List.of(run), timeout));
    }

    private Delivery shell(String script) {
        return await(action(Duration.ofSeconds(10), "/bin/sh", "-c", script)
                .request(order("d1", "checkout", "2.0; rm -rf /", "1.9")));
    }

    @Test
    void theProgramIsToldOnItsStandardInputUnderTheRequestsId() throws IOException {
        Path heard = directory.resolve("heard");

        assertThat(shell("cat > " + heard)).isEqualTo(new Delivered("exit 0"));

        var told = new JsonObject(Files.readString(heard));
        assertThat(told.getString("id")).isEqualTo("rollback-d1");
        assertThat(told.getString("type")).isEqualTo("deployment.rollback");
        assertThat(told.getJsonObject("data").getString("version")).isEqualTo("2.0; rm -rf /");
        assertThat(told.getJsonObject("data").getString("previous_version")).isEqualTo("1.9");
    }

    @Test
    void exit75IsRunAgainAndEveryOtherIsAFailure() {
        assertThat(shell("echo busy; exit 75")).isEqualTo(TryAgain.notTaken("exit 75: busy"));
        assertThat(shell("echo no such release; exit 1")).isEqualTo(new Refused("exit 1: no such release"));
    }

    @Test
    void whatWasKilledMayHaveDoneItAndIsNotRunAgain() {
        var late = await(action(Duration.ofMillis(200), "/bin/sh", "-c", "sleep 20")
                .request(order("d1", "checkout", "2.0", "1.9")));

        assertThat(late).isInstanceOf(Refused.class);
        assertThat(((Refused) late).why()).startsWith("/bin/sh may have done it all the same: look before");
        assertThat(shell("kill -9 $$")).isInstanceOf(Refused.class);
    }

    @Test
    void aProgramThatIsNotThereIsAFailureThatSaysSo() {
        var missing =
                await(action(Duration.ofSeconds(1), "/no/such/program").request(order("d1", "checkout", "2.0", "1.9")));

        assertThat(((Refused) missing).why()).startsWith("could not start: ");
    }

    @Test
    void anAttemptIsGivenAsLongAsTheProgramMayTake() {
        assertThat(action(Duration.ofMinutes(3), "/bin/true").patience()).isGreaterThan(Duration.ofMinutes(3));
    }
}
