package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Notice;
import io.vedette.alert.Rhythm;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.SimulatedTime;
import io.vedette.notify.Bulletin;
import io.vedette.notify.Integration;
import io.vedette.notify.ReceiverSpec;
import io.vedette.report.ReportPlan;
import io.vedette.timeline.Event;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When reports are told; the time begins on a Monday at noon UTC. */
final class ReportsTest {
    private static final ReportPlan WEEKLY = new ReportPlan(
            "weekly", "team", new Rhythm(DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneId.of("Europe/Berlin")));
    private static final ReceiverSpec TEAM = new ReceiverSpec("team", List.of());

    private final SimulatedTime time = new SimulatedTime();
    private final Map<String, Instant> kept = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Notice> mails = new ArrayList<>();
    private final List<Notice> chats = new ArrayList<>();
    private Delivery chat = new Delivered("ok");
    private Reports reports = life();

    private Reports life() {
        return new Reports(
                time,
                time,
                (plan, due) -> Future.succeededFuture(
                        new Bulletin("id-" + due, plan.name(), "Report of a week", "All is\nwell.", due)),
                spec -> List.of(
                        new Integration(spec.name(), "email", this::mail),
                        new Integration(spec.name(), "slack", this::chat),
                        new Integration(spec.name(), "pagerduty", _ -> Future.failedFuture("never asked"))),
                kept::put,
                events::add);
    }

    private Future<Delivery> mail(Notice notice) {
        mails.add(notice);
        return Future.succeededFuture(new Delivered("ok"));
    }

    private Future<Delivery> chat(Notice notice) {
        chats.add(notice);
        return Future.succeededFuture(chat);
    }

    private void begin() {
        reports.recall(kept);
        reports.update(List.of(WEEKLY), List.of(TEAM));
    }

    private void advance(Duration length) {
        time.advance(length);
    }

    @Test
    void itIsToldAtItsTimeToEveryWayThatTakesMessages() {
        begin();
        advance(Duration.ofDays(6));
        assertThat(mails).isEmpty();
        advance(Duration.ofDays(1));

        assertThat(mails).singleElement().satisfies(notice -> {
            assertThat(notice.at()).isEqualTo(Instant.parse("2026-03-09T07:00:00Z"));
            assertThat(notice.firing().getFirst().summary()).isEqualTo("Report of a week");
            assertThat(notice.firing().getFirst().description()).isEqualTo("All is\nwell.");
        });
        assertThat(chats).hasSize(1);
        advance(Duration.ofDays(7));
        assertThat(mails).hasSize(2);
        assertThat(mails.getLast().id()).isNotEqualTo(mails.getFirst().id());
    }

    @Test
    void aWayThatDoesNotTakeItIsTriedAgainUnderItsIdAndTheOthersAreNot() {
        begin();
        chat = TryAgain.notTaken("503");
        advance(Duration.ofDays(6).plusHours(19).plusMinutes(2));
        chat = new Delivered("ok");
        advance(Duration.ofHours(1));

        assertThat(mails).hasSize(1);
        assertThat(chats).hasSize(2);
        assertThat(chats.getLast().id()).isEqualTo(chats.getFirst().id());
    }

    @Test
    void whatCannotBeToldForSixHoursIsGivenUpLoudlyUntilTheNextTime() {
        begin();
        chat = TryAgain.notTaken("503");
        advance(Duration.ofDays(7).plusHours(6));

        assertThat(events).last().satisfies(event -> assertThat(event.text())
                .isEqualTo("The report weekly could not be told (team by slack: 503)"));
        assertThat(kept).containsEntry("weekly", Instant.parse("2026-03-09T07:00:00Z"));
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        begin();
        chat = new Refused("404");
        advance(Duration.ofDays(8));

        assertThat(chats).hasSize(1);
    }

    @Test
    void aTimeThatWasSleptThroughIsMadeUpForOnce() {
        begin();
        reports.close();
        advance(Duration.ofDays(24));
        reports = life();
        begin();
        advance(Duration.ofMinutes(1));

        assertThat(mails).singleElement().satisfies(notice -> assertThat(notice.at())
                .isEqualTo(Instant.parse("2026-03-23T07:00:00Z")));
    }

    @Test
    void aKillBeforeItWasWrittenTellsItAgainUnderItsId() {
        begin();
        advance(Duration.ofDays(6));
        var before = Map.copyOf(kept);
        advance(Duration.ofDays(1));
        reports.close();
        kept.putAll(before);
        reports = life();
        begin();
        advance(Duration.ofMinutes(1));

        assertThat(mails)
                .extracting(Notice::id)
                .hasSize(2)
                .containsOnly(mails.getFirst().id());
    }

    @Test
    void aReloadThatChangesNothingTellsNothingTwiceAndForgetsNothing() {
        begin();
        chat = TryAgain.notTaken("503");
        advance(Duration.ofDays(6).plusHours(19).plusMinutes(2));
        reports.update(List.of(WEEKLY), List.of(TEAM));
        chat = new Delivered("ok");
        advance(Duration.ofDays(8));

        assertThat(mails).hasSize(2);
        assertThat(chats).hasSize(3);
    }

    @Test
    void aReportThatIsConfiguredNoMoreIsToldNoMore() {
        begin();
        reports.update(List.of(), List.of(TEAM));
        advance(Duration.ofDays(30));

        assertThat(mails).isEmpty();
        assertThat(time.waiting()).isZero();
    }
}
