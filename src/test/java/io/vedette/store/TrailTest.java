package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Footprint.Kind;
import io.vedette.alert.trail.Telling;
import io.vedette.alert.trail.Telling.Outcome;
import io.vedette.fakes.Alerts;
import io.vedette.monitor.Effect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TrailTest {
    private static final Instant START = Instant.parse("2026-11-21T09:30:00Z");
    private static final Alert CHECKOUT = Alerts.down("checkout", START);
    private static final Alert CART = Alerts.down("cart", START.plusSeconds(60));
    private static final Held SILENCED = new Held.Silenced("s-1", "ada", "moves", START.plusSeconds(3600));

    private final DiskInMemory disk = new DiskInMemory();

    @AfterEach
    void close() {
        disk.close();
    }

    private void tell(Alert alert) {
        disk.write(Facts.of(List.of(new Effect.Tell(alert))));
    }

    private static Telling telling(String notice, Alert alert) {
        return new Telling(
                notice,
                "oncall/slack/1",
                NotifyReason.FIRST_NOTIFICATION,
                List.of(alert.episode()),
                List.of(),
                START,
                START,
                1,
                Outcome.UNDER_WAY,
                "",
                null);
    }

    @Test
    void anEpisodeIsAccountedForFromItsBeginningToItsEnd() {
        Footprint held = Footprint.held(CHECKOUT.episode(), START, "oncall", SILENCED);
        Footprint released = Footprint.released(CHECKOUT.episode(), START.plusSeconds(9), "oncall");
        Telling retried =
                telling("n.1", CHECKOUT).became(Outcome.RETRYING, "503", START.plusSeconds(1), START.plusSeconds(3));
        tell(CHECKOUT);
        disk.write(Facts.of(held));
        disk.write(Facts.of(released));
        disk.write(Facts.of(telling("n.1", CHECKOUT)));
        disk.write(Facts.of(retried));
        tell(CHECKOUT.resolvedAt(START.plusSeconds(90), "up again"));

        var account = disk.read(Accounts.of(CHECKOUT.episode())).orElseThrow();

        assertThat(account.alert().description()).isEqualTo("up again");
        assertThat(account.found()).isEqualTo(CHECKOUT.description());
        assertThat(account.footprints()).containsExactly(held, released);
        assertThat(account.tellings()).containsExactly(retried);
    }

    @Test
    void whatHoldsAlreadyIsNotWrittenAgain() {
        Footprint held = Footprint.held(CHECKOUT.episode(), START, "oncall", SILENCED);
        Footprint again = Footprint.held(CHECKOUT.episode(), START.plusSeconds(60), "oncall", SILENCED);
        Footprint elsewhere = Footprint.held(CHECKOUT.episode(), START.plusSeconds(61), "chat", SILENCED);
        tell(CHECKOUT);
        List.of(held, again, elsewhere).forEach(footprint -> disk.write(Facts.of(footprint)));

        assertThat(disk.read(Accounts.of(CHECKOUT.episode())).orElseThrow().footprints())
                .containsExactly(held, elsewhere);
    }

    @Test
    void whatHoldsAnewIsWrittenAgain() {
        var footprints = List.of(
                Footprint.held(CHECKOUT.episode(), START, "oncall", SILENCED),
                Footprint.released(CHECKOUT.episode(), START.plusSeconds(1), "oncall"),
                Footprint.held(CHECKOUT.episode(), START.plusSeconds(2), "oncall", SILENCED));
        tell(CHECKOUT);
        footprints.forEach(footprint -> disk.write(Facts.of(footprint)));

        assertThat(disk.read(Accounts.of(CHECKOUT.episode())).orElseThrow().footprints())
                .isEqualTo(footprints);
    }

    @Test
    void ofAMessageAboutManyEachEpisodeHasItsPart() {
        tell(CHECKOUT);
        tell(CART);
        disk.write(Facts.of(new Telling(
                "n.2",
                "oncall/email/1",
                NotifyReason.SOME_RESOLVED,
                List.of(CART.episode()),
                List.of(CHECKOUT.episode()),
                START,
                START,
                1,
                Outcome.DELIVERED,
                "ok",
                null)));

        var ended = disk.read(Accounts.of(CHECKOUT.episode())).orElseThrow().tellings();
        var firing = disk.read(Accounts.of(CART.episode())).orElseThrow().tellings();

        assertThat(ended).singleElement().satisfies(telling -> assertThat(telling.resolved())
                .containsExactly(CHECKOUT.episode()));
        assertThat(firing).singleElement().satisfies(telling -> assertThat(telling.firing())
                .containsExactly(CART.episode()));
        assertThat(firing.getFirst().receiver()).isEqualTo("oncall");
        assertThat(firing.getFirst().kind()).isEqualTo("email");
    }

    @Test
    void theAlertsOfAMomentAreThoseThatFiredThen() {
        tell(CHECKOUT);
        tell(CART);
        tell(CHECKOUT.resolvedAt(START.plusSeconds(90), "up again"));

        assertThat(disk.read(Accounts.firingAt(START.plusSeconds(30), "", 10)))
                .extracting(Alert::service)
                .containsExactly("checkout");
        assertThat(disk.read(Accounts.firingAt(START.plusSeconds(70), "", 10)))
                .extracting(Alert::service)
                .containsExactly("cart", "checkout");
        assertThat(disk.read(Accounts.firingAt(START.plusSeconds(70), "checkout", 10)))
                .hasSize(1);
        assertThat(disk.read(Accounts.firingAt(START.plusSeconds(90), "checkout", 10)))
                .isEmpty();
    }

    @Test
    void whatIsKeptOfAnAlertGoesWithIt() {
        tell(CHECKOUT);
        tell(CHECKOUT.resolvedAt(START.plusSeconds(90), "up again"));
        disk.write(Facts.of(new Footprint(CHECKOUT.episode(), START, Kind.SEEN, "", "looked at")));
        disk.write(Facts.of(telling("n.1", CHECKOUT)));

        disk.write(Facts.pruned(START.plusSeconds(91), 10));

        assertThat(disk.read(Accounts.of(CHECKOUT.episode()))).isEmpty();
        assertThat(rows("footprint") + rows("telling") + rows("telling_of")).isZero();
    }

    @Test
    void whatFiresIsKeptHoweverLong() {
        tell(CHECKOUT);
        disk.write(Facts.of(new Footprint(CHECKOUT.episode(), START, Kind.SEEN, "", "looked at")));

        disk.write(Facts.pruned(START.plusSeconds(1_000_000), 10));

        assertThat(rows("footprint")).isOne();
    }

    private int rows(String table) {
        return disk.read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                row.next();
                return row.getInt(1);
            }
        });
    }
}
