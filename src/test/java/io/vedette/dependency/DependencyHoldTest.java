package io.vedette.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Plans;
import io.vedette.target.Labels;
import io.vedette.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Endpoints every 10 s with a timeout of 5 s: down is known within 10 + 3·5 + 1 s, and a round takes 15 s. */
final class DependencyHoldTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Route ROUTE = Alerts.route("oncall");
    private static final Duration WAIT = Duration.ofSeconds(26);

    private final DependencyHold hold = new DependencyHold(new Dependencies(List.of(
            service("db"),
            service("payments", "db"),
            service("checkout", "payments"),
            service("shop", "payments"),
            service("blog"))));
    private final Alert db = Alerts.down("db", NOON.plusSeconds(1));
    private final Alert checkout = Alerts.down("checkout", NOON);

    private static Service service(String name, String... needs) {
        return new Service(
                name, Labels.NONE, List.of(Plans.target(name, "a", Duration.ofSeconds(10))), null, Set.of(needs));
    }

    private Optional<Held> held(Alert alert, Instant now) {
        return hold.on(alert, ROUTE, now);
    }

    @Test
    void whatNeedsNothingIsNeverHeld() {
        hold.heard(db);

        assertThat(held(Alerts.down("blog", NOON), NOON)).isEmpty();
        assertThat(held(db, NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void aChildThatFailsBeforeItsParentWaitsUntilTheParentWouldBeKnownToBeDown() {
        assertThat(held(checkout, NOON)).contains(new Held.AwaitsParent("payments", NOON.plus(WAIT)));
        assertThat(held(checkout, NOON.plus(WAIT))).isEmpty();
    }

    @Test
    void aParentThatIsDownHoldsChildrenThroughOthersToo() {
        hold.heard(db);

        assertThat(held(checkout, NOON.plus(Duration.ofHours(2)))).contains(new Held.DependsOn("db", Instant.MAX));
    }

    @Test
    void whatStillFiresOneRoundAfterTheParentRecoveredIsTold() {
        hold.heard(db);
        Instant up = NOON.plus(Duration.ofHours(2));

        assertThat(hold.heard(db.resolvedAt(up, "up again"))).isTrue();

        assertThat(held(checkout, up)).contains(new Held.DependsOn("db", up.plusSeconds(15)));
        assertThat(held(checkout, up.plusSeconds(15))).isEmpty();
    }

    @Test
    void oneEndpointOfAParentThatIsDownWithMoreOnlyHoldsNobody() {
        hold.heard(Alerts.down("db", Severity.WARNING, NOON));
        Instant later = NOON.plus(Duration.ofHours(2));
        assertThat(held(checkout, later)).isEmpty();

        hold.heard(Alerts.serviceDown("db", later));

        assertThat(held(checkout, later)).contains(new Held.DependsOn("db", Instant.MAX));
        assertThat(hold.worded(Alerts.serviceDown("db", later)).summary()).endsWith("depend on it");
    }

    @Test
    void aParentWithTwoEndpointsDownIsDownUntilBothAreUp() {
        Alert other = Alerts.down("db", NOON.plusSeconds(5));
        hold.heard(db);
        hold.heard(other);

        hold.heard(db.resolvedAt(NOON.plusSeconds(60), "up again"));

        assertThat(held(checkout, NOON.plusSeconds(61))).contains(new Held.DependsOn("db", Instant.MAX));
    }

    @Test
    void whatNobodyNeedsReleasesNothing() {
        Alert blog = Alerts.down("blog", NOON);

        assertThat(hold.heard(blog)).isFalse();
        assertThat(hold.heard(blog.resolvedAt(NOON.plusSeconds(60), "up again")))
                .isFalse();
        assertThat(hold.heard(db)).isTrue();
    }

    @Test
    void whatAReloadMakesAParentHoldsIfItWentDownBefore() {
        hold.heard(Alerts.down("blog", NOON));

        hold.update(new Dependencies(List.of(service("blog"), service("checkout", "blog"))));

        assertThat(held(checkout, NOON)).contains(new Held.DependsOn("blog", Instant.MAX));
    }

    @Test
    void thePageOfAParentNamesWhoDependsOnIt() {
        assertThat(hold.worded(db).summary()).isEqualTo("db is down; checkout and 2 others depend on it");
        assertThat(hold.worded(checkout)).isEqualTo(checkout);
        assertThat(DependencyHold.words(List.of("a"))).isEqualTo("a depends on it");
        assertThat(DependencyHold.words(List.of("a", "b"))).isEqualTo("a and 1 other depend on it");
    }

    @Test
    void aCircleThatTheReaderWouldRefuseStillEnds() {
        var circle = new Dependencies(List.of(service("a", "b"), service("b", "a")));

        assertThat(circle.neededBy("a")).containsExactly("b");
    }
}
