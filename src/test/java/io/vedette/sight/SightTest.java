package io.vedette.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred endpoints, each looked at every ten seconds. */
final class SightTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    private final Silence one = new Silence();
    private final Silence other = new Silence();
    private final Sight sight = new Sight(List.of(one, other), watched(100, Duration.ofSeconds(10)));

    private static Watched watched(int endpoints, Duration interval) {
        return new Watched(IntStream.range(0, endpoints)
                .mapToObj(number -> Plans.target("s" + number, "endpoint-" + number, interval))
                .toList());
    }

    /** {@code count} endpoints fall silent at {@code now}, of {@code domains} failure domains. */
    private void fall(int count, int domains, Instant now) {
        for (int i = 0; i < count; i++) {
            (i % 2 == 0 ? one : other).fell(1 + i % domains, now);
        }
    }

    private void answer(int count) {
        IntStream.range(0, count).forEach(i -> (i % 2 == 0 ? one : other).ended());
    }

    /** Three more every second, which is 30 % of what is looked at. */
    private Seen burst(Instant from, int seconds) {
        Seen seen = sight.seen();
        for (int second = 0; second < seconds; second++) {
            fall(3, 3, from.plusSeconds(second));
            seen = sight.look(from.plusSeconds(second).plusMillis(900));
        }
        return seen;
    }

    @Test
    void thirtyOfAHundredInOneIntervalAreOurOwnNetworkWhereNothingSpeaksForIt() {
        assertThat(burst(NOON, 9)).isNotInstanceOf(Seen.Blind.class);

        assertThat(burst(NOON.plusSeconds(9), 1))
                .isEqualTo(new Seen.Blind(NOON, NOON.plusSeconds(9).plusMillis(900), false));
    }

    @Test
    void fewerAreNot() {
        fall(29, 5, NOON);

        assertThat(sight.look(NOON.plusMillis(900))).isInstanceOf(Seen.Suspected.class);
        assertThat(sight.look(NOON.plusSeconds(11))).isEqualTo(Sight.CLEAR);
    }

    @Test
    void manyOfOneFailureDomainAreThatDomain() {
        fall(60, 2, NOON);

        assertThat(sight.look(NOON.plusMillis(900))).isEqualTo(Sight.CLEAR);
    }

    @Test
    void whatFellSilentLongBeforeIsNoPartOfTheBurst() {
        fall(20, 3, NOON);
        fall(20, 3, NOON.plusSeconds(30));

        assertThat(sight.look(NOON.plusSeconds(31))).isNotInstanceOf(Seen.Blind.class);
    }

    @Test
    void fewEndpointsOfASmallFleetAreNoBurst() {
        sight.update(watched(12, Duration.ofSeconds(10)));
        fall(9, 9, NOON);

        assertThat(sight.look(NOON.plusMillis(900))).isEqualTo(Sight.CLEAR);
    }

    @Test
    void aShareOfWhatWasLookedAtIsSuspectedWithinASecond() {
        sight.update(watched(10_000, Duration.ofSeconds(10)));
        fall(1, 1, NOON);
        fall(302, 7, NOON);

        assertThat(sight.look(NOON.plusMillis(900))).isEqualTo(new Seen.Suspected(NOON));
    }

    @Test
    void aSuspicionThatComesToNothingIsDroppedWithinAnInterval() {
        sight.update(watched(10_000, Duration.ofSeconds(10)));
        fall(303, 7, NOON);
        sight.look(NOON.plusMillis(900));

        assertThat(sight.look(NOON.plusSeconds(10))).isEqualTo(Sight.CLEAR);
    }

    @Test
    void aSuspicionThatNeverEndsHoldsNothingForLong() {
        sight.update(watched(1_000, Duration.ofSeconds(10)));
        Seen seen = Sight.CLEAR;
        for (int second = 0; second < 60; second++) {
            fall(20, 5, NOON.plusSeconds(second));
            seen = sight.look(NOON.plusSeconds(second).plusMillis(900));
            answer(20);
            boolean early = second > 0 && second < 25;
            assertThat(early && !(seen instanceof Seen.Suspected)).isFalse();
        }
        assertThat(seen).isEqualTo(Sight.CLEAR);

        assertThat(sight.look(NOON.plusSeconds(80))).isEqualTo(Sight.CLEAR);
        fall(200, 5, NOON.plusSeconds(80));
        assertThat(sight.look(NOON.plusSeconds(80).plusMillis(900))).isInstanceOf(Seen.Suspected.class);
    }

    @Test
    void blindnessIsOverWhenMostAnswerAgain() {
        fall(90, 5, NOON);
        assertThat(sight.look(NOON)).isInstanceOf(Seen.Blind.class);

        answer(70);
        assertThat(sight.look(NOON.plusSeconds(600))).isInstanceOf(Seen.Blind.class);

        answer(6);
        assertThat(sight.look(NOON.plusSeconds(601))).isEqualTo(Sight.CLEAR);
    }

    @Test
    void everythingThatStaysSilentStaysOurOwnNetwork() {
        fall(90, 5, NOON);
        sight.look(NOON);

        assertThat(sight.look(NOON.plus(Duration.ofHours(3)))).isInstanceOf(Seen.Blind.class);
    }

    @Test
    void muchThatAnswersAfterTwoIntervalsSpeaksForOurNetwork() {
        fall(40, 5, NOON);
        assertThat(sight.look(NOON)).isInstanceOf(Seen.Blind.class);

        sight.look(NOON.plusSeconds(1));
        assertThat(sight.look(NOON.plusSeconds(20))).isInstanceOf(Seen.Blind.class);
        assertThat(sight.look(NOON.plusSeconds(21))).isInstanceOf(Seen.Outage.class);
    }

    @Test
    void anchorsThatAnswerMakeItAnOutage() {
        var anchors = new Anchors(3, Duration.ofSeconds(15));
        sight.ask(anchors, NOON);
        fall(60, 5, NOON);
        assertThat(sight.look(NOON)).isInstanceOf(Seen.Suspected.class);

        anchors.looked(0, true, NOON.plusSeconds(1));
        anchors.looked(1, true, NOON.plusSeconds(2));
        anchors.looked(2, false, NOON.plusSeconds(3));

        assertThat(sight.look(NOON.plusSeconds(3)))
                .isEqualTo(new Seen.Outage(NOON, NOON.plusSeconds(3).plus(Duration.ofMinutes(5))));
    }

    @Test
    void anchorsThatAreSilentMakeThisPlaceBlindBeforeAnythingElseIsSilent() {
        var anchors = new Anchors(3, Duration.ofSeconds(15));
        sight.ask(anchors, NOON);
        for (int look = 0; look < 2; look++) {
            anchors.looked(0, false, NOON.plusSeconds(5L * look));
            anchors.looked(1, false, NOON.plusSeconds(5L * look));
        }

        assertThat(sight.look(NOON.plusSeconds(6)))
                .isInstanceOfSatisfying(
                        Seen.Blind.class, blind -> assertThat(blind.anchored()).isTrue());

        anchors.looked(0, true, NOON.plusSeconds(10));
        assertThat(sight.look(NOON.plusSeconds(10))).isEqualTo(Sight.CLEAR);
    }

    /** All three anchors are looked at once, by a look in turn. */
    private void look(Anchors anchors, boolean answered, Instant now) {
        IntStream.range(0, 3).forEach(number -> anchors.looked(number, answered, now));
    }

    @Test
    void anchorsThatMissedOneLookAreACutThatMayBeShortAndNothingMeanwhileCounts() {
        var anchors = new Anchors(3, Duration.ofSeconds(15));
        sight.ask(anchors, NOON);
        look(anchors, true, NOON);
        look(anchors, false, NOON.plusSeconds(5));

        assertThat(sight.look(NOON.plusSeconds(5))).isEqualTo(new Seen.Shaken(NOON, NOON.plusSeconds(11)));

        look(anchors, true, NOON.plusSeconds(10));
        assertThat(sight.look(NOON.plusSeconds(10))).isInstanceOf(Seen.Shaken.class);
        assertThat(sight.look(NOON.plusSeconds(11))).isEqualTo(Sight.CLEAR);
    }

    @Test
    void aLookOutOfTurnDoesNotMakeAMissedLookCertain() {
        var anchors = new Anchors(3, Duration.ofSeconds(15));
        sight.ask(anchors, NOON);
        look(anchors, false, NOON);
        IntStream.range(0, 3).forEach(number -> anchors.glanced(number, false, NOON.plusSeconds(1)));
        assertThat(sight.look(NOON.plusSeconds(1))).isInstanceOf(Seen.Shaken.class);

        look(anchors, false, NOON.plusSeconds(5));

        assertThat(sight.look(NOON.plusSeconds(5))).isInstanceOf(Seen.Blind.class);
    }

    @Test
    void whatFellSilentInAShortCutIsNoOutageWhenItAnswersAgainAndOneWhenItDoesNot() {
        var anchors = new Anchors(3, Duration.ofSeconds(15));
        sight.ask(anchors, NOON);
        look(anchors, false, NOON);
        fall(60, 5, NOON);
        sight.look(NOON);
        look(anchors, true, NOON.plusSeconds(5));

        assertThat(sight.look(NOON.plusSeconds(6))).isInstanceOf(Seen.Suspected.class);
        look(anchors, true, NOON.plusSeconds(16));
        assertThat(sight.look(NOON.plusSeconds(17))).isInstanceOf(Seen.Outage.class);
    }

    @Test
    void someOfSeveralDomainsThatFallHaveTheAnchorsLookedAtAtOnceAndNotForeverAnew() {
        sight.ask(new Anchors(3, Duration.ofSeconds(15)), NOON);
        fall(2, 2, NOON);
        sight.look(NOON);
        assertThat(sight.glanceAtAnchors(NOON)).isFalse();

        fall(16, 2, NOON);
        sight.look(NOON);
        assertThat(sight.glanceAtAnchors(NOON)).isTrue();
        assertThat(sight.glanceAtAnchors(NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void anchorsThatSayNothingAreNotWaitedForForLong() {
        sight.ask(new Anchors(3, Duration.ofSeconds(15)), NOON);
        fall(60, 5, NOON);
        sight.look(NOON);
        fall(30, 5, NOON.plusSeconds(15));

        assertThat(sight.look(NOON.plusSeconds(15))).isInstanceOf(Seen.Blind.class);
    }

    @Test
    void theFirstThatFallsSilentHasOthersLookedAtOutOfTurnButNotForeverAnew() {
        assertThat(sight.look(NOON)).isEqualTo(Sight.CLEAR);
        assertThat(sight.glance(NOON)).isZero();

        fall(1, 1, NOON);
        sight.look(NOON);
        assertThat(sight.glance(NOON)).isEqualTo(Sight.LEAST);

        fall(1, 2, NOON.plusSeconds(1));
        sight.look(NOON.plusSeconds(1));
        assertThat(sight.glance(NOON.plusSeconds(1))).isZero();
        assertThat(sight.glance(NOON.plusSeconds(5))).isEqualTo(Sight.LEAST);
        assertThat(sight.glance(NOON.plusSeconds(10))).isZero();
    }

    @Test
    void whereThereAreAnchorsNobodyElseIsLookedAtOutOfTurn() {
        sight.ask(new Anchors(3, Duration.ofSeconds(15)), NOON);
        fall(1, 1, NOON);
        sight.look(NOON);

        assertThat(sight.glance(NOON)).isZero();
    }

    @Test
    void whereManyAreLookedAtASecondNobodyIsLookedAtOutOfTurn() {
        sight.update(watched(1_000, Duration.ofSeconds(10)));
        fall(1, 1, NOON);
        sight.look(NOON);

        assertThat(sight.glance(NOON)).isZero();
    }

    @Test
    void ourNetworkCarriesWhenAllThatWereLookedAtOutOfTurnOnAllLoopsHaveAnswered() {
        fall(1, 1, NOON);
        one.glance(5, NOON.plusMillis(100));
        other.glance(5, NOON.plusMillis(100));
        for (int domain = 2; domain < 7; domain++) {
            one.answered(domain, NOON.plusMillis(100));
        }
        for (int domain = 2; domain < 6; domain++) {
            other.answered(domain, NOON.plusMillis(100));
        }
        assertThat(clearAfter(NOON.plusMillis(900))).isPositive();

        other.answered(6, NOON.plusMillis(100));
        assertThat(clearAfter(NOON.plusMillis(900))).isZero();

        fall(1, 3, NOON.plusSeconds(1));
        assertThat(clearAfter(NOON.plusMillis(1_900))).isPositive();
    }

    private Duration clearAfter(Instant now) {
        sight.look(now);
        return Duration.between(now, sight.clearFrom(now, now));
    }

    @Test
    void answersToAnEarlierLookOfFewAndOfOneDomainProveNothing() {
        fall(1, 1, NOON);
        other.glance(0, NOON);
        one.glance(10, NOON);
        for (int endpoint = 0; endpoint < 10; endpoint++) {
            one.answered(2, NOON);
        }
        assertThat(clearAfter(NOON)).isPositive();

        one.glance(9, NOON.plusMillis(1));
        for (int endpoint = 0; endpoint < 9; endpoint++) {
            one.answered(2 + endpoint, NOON.plusMillis(1));
        }
        assertThat(clearAfter(NOON.plusMillis(2))).isPositive();

        one.glance(10, NOON.plusMillis(3));
        for (int endpoint = 0; endpoint < 10; endpoint++) {
            one.answered(2 + endpoint, NOON.plusMillis(1));
        }
        assertThat(clearAfter(NOON.plusMillis(4))).isPositive();
    }

    @Test
    void endpointsShareADomainByTheirNameOrNetwork() {
        assertThat(domain("https://a.shop.example.org/health")).isEqualTo("example.org");
        assertThat(domain("https://a.example.co.uk")).isEqualTo("example.co.uk");
        assertThat(domain("tcp://10.1.2.3:5432")).isEqualTo("10.1.2");
        assertThat(domain("tcp://[2001:db8:1:2::3]:5432")).isEqualTo("2001:db8:1");
        assertThat(domain("http://api.shop.svc.cluster.local")).isEqualTo("api.shop.svc.cluster.local");
        assertThat(domain("http://db-1:8080")).isEqualTo("db-1");
    }

    @Test
    void aHostThatUrisKnowNoNameOfHasADomainLikeAnyOther() {
        assertThat(domain("http://shop_api:8080/health")).isEqualTo("shop_api");
        assertThat(domain("tcp://DB_1.shop.example.org:5432")).isEqualTo("example.org");
        assertThat(domain("tcp://shop_api")).isEqualTo("shop_api");
    }

    @Test
    void whatNeedsNoNetworkIsNotCounted() {
        assertThat(domain("http://localhost:8080")).isEmpty();
        assertThat(domain("http://127.0.0.2:8080")).isEmpty();
        assertThat(domain("tcp://[::1]:8080")).isEmpty();
        assertThat(domain("heartbeat://backup")).isEmpty();
        assertThat(domain("heartbeat://night_backup")).isEmpty();
    }

    @Test
    void aQuestionToThisSystemsOwnNameServersSharesTheFateOfTheNameItAsksFor() {
        assertThat(domain("dns:///www.example.org?type=MX")).isEqualTo("example.org");
        assertThat(domain("dns:///10.1.2.3?type=PTR")).isEqualTo("10.1.2");
        assertThat(domain("dns:///localhost")).isEmpty();
        assertThat(domain("dns://9.9.9.9/www.example.org")).isEqualTo("9.9.9");
    }

    private static String domain(String url) {
        return FailureDomain.of(URI.create(url));
    }
}
