package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MaintenanceReadingTest {
    private static final String SERVICE =
            "services: [{ name: checkout, endpoints: [{ url: \"https://a.example.org\" }] }]\n";

    private static List<String> problemsOf(String window) {
        return problems(SERVICE + "maintenance: [{ name: night, reason: a new disk, " + window + " }]");
    }

    private static When read(String window) {
        MaintenanceWindow found = Texts.accepted(SERVICE
                        + "maintenance: [{ name: night, reason: a new disk, services: [checkout], " + window + " }]")
                .maintenance()
                .getFirst();
        return found.when();
    }

    @Test
    void aMomentWithoutAnOffsetIsByTheClocksOfTheWindow() {
        assertThat(read("once: { from: 2027-03-27 22:00, to: 2027-03-28 04:00 }, time_zone: Europe/Berlin"))
                .isEqualTo(new When.Once(Instant.parse("2027-03-27T21:00:00Z"), Instant.parse("2027-03-28T02:00:00Z")));
        assertThat(read("once: { from: 2027-03-27T22:00+01:00, to: 2027-03-28T04:00:00Z }"))
                .isEqualTo(new When.Once(Instant.parse("2027-03-27T21:00:00Z"), Instant.parse("2027-03-28T04:00:00Z")));
    }

    @Test
    void aWeekAndACrontabSayWhenItBegins() {
        Instant friday = Instant.parse("2027-01-08T12:00:00Z");
        assertThat(read("weekly: { days: [sat, sun], at: \"02:30\", for: 4h }, time_zone: Europe/Berlin")
                        .coming(friday))
                .contains(new When.Occurrence(
                        Instant.parse("2027-01-09T01:30:00Z"), Instant.parse("2027-01-09T05:30:00Z")));
        assertThat(read("cron: \"0 3 1 * *\", for: 2h").coming(friday))
                .contains(new When.Occurrence(
                        Instant.parse("2027-02-01T03:00:00Z"), Instant.parse("2027-02-01T05:00:00Z")));
    }

    @Test
    void aWindowThatNeverEndsIsRefused() {
        assertThat(problemsOf("services: [checkout], cron: \"0 3 * * *\""))
                .singleElement()
                .asString()
                .contains("for: is missing");
        assertThat(problemsOf("services: [checkout], once: { from: 2027-03-27 22:00 }"))
                .singleElement()
                .asString()
                .contains("to: is missing");
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        assertThat(problemsOf("services: [checkout], once: { from: 2027-03-27 22:00, to: 2027-03-27 20:00 }"))
                .singleElement()
                .asString()
                .contains("is not after from");
        assertThat(problemsOf("services: [checkout], once: { from: 2027-03-27 22:00, to: 2028-03-27 20:00 }"))
                .singleElement()
                .asString()
                .contains("at most 90");
    }

    @Test
    void whichServicesAndWhenIsSaidInOneWayEach() {
        assertThat(problemsOf("once: { from: 2027-03-27 22:00, to: 2027-03-27 23:00 }"))
                .singleElement()
                .asString()
                .contains("has none of services, match");
        assertThat(problemsOf("services: [checkout]"))
                .singleElement()
                .asString()
                .contains("has none of once, weekly, cron");
        assertThat(problemsOf("services: [chekout], cron: \"@daily\", for: 1h"))
                .singleElement()
                .asString()
                .contains("chekout");
        assertThat(problemsOf("match: {}, cron: \"61 * * * *\", for: 1h"))
                .singleElement()
                .asString()
                .contains("expected a minute");
        assertThat(problemsOf("match: {}, once: { from: tomorrow, to: 2027-02-31 10:00 }"))
                .hasSize(2);
    }
}
