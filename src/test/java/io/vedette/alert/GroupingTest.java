package io.vedette.alert;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GroupingTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Alert CART = down("cart", START);

    @Test
    void alertsOfOneServiceMakeOneGroup() {
        var grouping = new Grouping(route("oncall"), Hold.NONE);

        var groups = List.of(
                grouping.put(CHECKOUT, START).getFirst(),
                grouping.put(CART, START).getFirst(),
                grouping.put(down("checkout", START.plusSeconds(5)), START).getFirst());

        assertThat(groups.getFirst()).isSameAs(groups.getLast()).isNotSameAs(groups.get(1));
        assertThat(groups.getFirst().key().labels().values()).isEqualTo(Map.of("service", "checkout"));
    }

    @Test
    void nodesOfOneReceiverWithTheirOwnTimesAreTheirOwnGroups() {
        var critical = route("oncall", Duration.ZERO, List.of("service"), List.of(new Matcher("severity", "critical")));
        var grouping = new Grouping(
                route("oncall", Duration.ofMinutes(5), List.of("service"), List.of(), critical), Hold.NONE);

        grouping.put(CHECKOUT, START);
        grouping.put(down("checkout", Severity.WARNING, START.plusSeconds(1)), START);

        assertThat(grouping.groups())
                .extracting(group -> group.key().route().groupWait())
                .containsExactly(Duration.ZERO, Duration.ofMinutes(5));
    }

    @Test
    void theEndOfAnUnknownAlertConcernsNobody() {
        var grouping = new Grouping(route("oncall"), Hold.NONE);

        assertThat(grouping.put(CHECKOUT.resolvedAt(START, "restarted"), START)).isEmpty();
        assertThat(grouping.groups()).isEmpty();
    }

    @Test
    void aTreeThatSortsTheSameWayKeepsTheGroups() {
        var grouping = new Grouping(route("oncall"), Hold.NONE);
        var group = grouping.put(CHECKOUT, START).getFirst();

        grouping.reroute(
                route("oncall", route("other", Duration.ZERO, List.of(), List.of(new Matcher("team", "x")))), START);

        assertThat(grouping.groups()).singleElement().isSameAs(group);
    }

    @Test
    void anAlertThatGoesToAnotherReceiverStaysWithTheOldOneForItsEnd() {
        var grouping = new Grouping(route("day"), Hold.NONE);
        grouping.put(CHECKOUT, START);

        grouping.reroute(route("night"), START);

        assertThat(grouping.groups())
                .extracting(group -> group.key().receiver())
                .containsExactly("day", "night");
        var old = grouping.groups().iterator().next();
        assertThat(old.next(Told.NOTHING)).isEqualTo(Due.NEVER);
        assertThat(grouping.put(CHECKOUT.resolvedAt(START.plusSeconds(9), "up"), START.plusSeconds(9)))
                .hasSize(2);
    }

    @Test
    void anAlertThatComesBackToItsReceiverIsThereOnce() {
        var grouping = new Grouping(route("day"), Hold.NONE);
        grouping.put(CHECKOUT, START);

        grouping.reroute(route("night"), START);
        grouping.reroute(route("day"), START);
        grouping.groups().forEach(group -> grouping.forget(group, _ -> false));

        assertThat(grouping.groups()).singleElement().satisfies(group -> {
            assertThat(group.key().receiver()).isEqualTo("day");
            assertThat(group.next(Told.NOTHING).reason()).isEqualTo(NotifyReason.FIRST_NOTIFICATION);
        });
    }

    @Test
    void otherTimesForOneReceiverAreAnotherGroupWithoutALeftover() {
        var grouping = new Grouping(route("oncall"), Hold.NONE);
        grouping.put(CHECKOUT, START);

        grouping.reroute(route("oncall", Duration.ofMinutes(1), List.of(), List.of()), START.plusSeconds(30));

        assertThat(grouping.groups()).singleElement().satisfies(group -> assertThat(group.next(Told.NOTHING))
                .isEqualTo(new Due(NotifyReason.FIRST_NOTIFICATION, START.plusSeconds(60))));
    }
}
