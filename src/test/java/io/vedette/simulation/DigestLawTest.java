package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vedette.alert.Alert;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.trail.Telling;
import io.vedette.alert.trail.Telling.Outcome;
import io.vedette.simulation.Script.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What is told once a day, over failures, silences, reloads, kills at any step and dead receivers in thousands of orders: whatever a digest owes is in exactly one
 * that was delivered, or was said to be given up. A failure prints its seed and the shortest script found that still fails.
 */
final class DigestLawTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette");
    private static final int WORLDS = 500;
    private static final int CONFIGURATIONS = 5;
    private static final int ATTEMPTS_AN_HOUR = 60;
    /** The one that tells things as they come: what is over before it is told is not told. */
    private static final int PLAIN = 4;

    private int digests;
    private int deaths;
    private int lost;

    @BeforeAll
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    @Test
    void whateverADigestOwesIsInExactlyOneThatWasDeliveredOrIsSaidToBeLost() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            Script script = Script.of(seed);
            if (!wrongs(script).isEmpty()) {
                Script shortest = script.shrunk(shorter -> !wrongs(shorter).isEmpty());
                throw new AssertionError(wrongs(shortest) + "\n" + shortest + "\n"
                        + played(shortest).town().story());
            }
        }
        assertThat(digests).isGreaterThan(2 * WORLDS);
        assertThat(deaths).isGreaterThan(WORLDS / 2);
        assertThat(lost).isGreaterThan(WORLDS / 2);
    }

    private List<String> wrongs(Script script) {
        try {
            Played played = played(script);
            count(played.town());
            return wrongs(played, script);
        } catch (RuntimeException defect) {
            return List.of(defect.toString());
        }
    }

    private static boolean reloads(Script script, IntPredicate configuration) {
        return script.steps().stream()
                .anyMatch(step -> step.act() instanceof Act.Reload(int number) && configuration.test(number));
    }

    /**
     * A world that was played to its end.
     *
     * @param missed what nobody was ever to be told of in a digest, though nothing held it
     */
    private record Played(Town town, List<String> missed) {}

    private static Played played(Script script) {
        var town = new Town(script.seed(), number -> TownRules.digest(number % CONFIGURATIONS));
        town.phones.forEach(FakePhone::wantsDigests);
        for (Step step : script.steps()) {
            pause(town, step.after());
            town.perform(lasting(step.act()));
        }
        town.heals();
        town.time.advance(Duration.ofDays(3));
        var missed = missed(town).toList();
        town.calm();
        town.time.advance(Duration.ofDays(1));
        return new Played(town, missed);
    }

    /** A receiver that fails does so for hours: a digest is tried for one, or for a day. */
    private static Act lasting(Act act) {
        return act instanceof Act.Fault(int phone, FakePhone.Luck luck, int times)
                ? new Act.Fault(phone, luck, times * ATTEMPTS_AN_HOUR)
                : act;
    }

    /** Every fourth pause lasts until the last moments before the next digest. */
    private static void pause(Town town, Duration usual) {
        town.time.advance(usual);
        long millis = usual.toMillis();
        if (millis % 4 == 0) {
            Instant eve = TownRules.DAILY.next(town.time.instant()).minusMillis(millis % 90_000);
            Instant now = town.time.instant();
            town.time.advance(eve.isAfter(now) ? Duration.between(now, eve) : Duration.ZERO);
        }
    }

    private void count(Town town) {
        var tellings = town.books.tellings().values();
        digests += (int) tellings.stream().filter(DigestLawTest::isDigest).count();
        lost += (int) tellings.stream().filter(DigestLawTest::isLost).count();
        deaths += town.deaths();
    }

    private static boolean isDigest(Telling telling) {
        return telling.reason() == NotifyReason.DIGEST;
    }

    private static boolean isLost(Telling telling) {
        return telling.outcome() == Outcome.GIVEN_UP || telling.outcome() == Outcome.REFUSED;
    }

    private static boolean isDelivered(Telling telling) {
        return telling.outcome() == Outcome.DELIVERED;
    }

    private static List<String> wrongs(Played played, Script script) {
        Town town = played.town();
        var wrongs = new ArrayList<String>();
        if (!town.wrong().isEmpty()) {
            wrongs.add(town.wrong());
        }
        town.phones.forEach(phone -> wrongs.addAll(phone.wrongs()));
        var tellings = town.books.tellings().values();
        town.books
                .noted()
                .forEach((integration, episodes) ->
                        episodes.forEach(episode -> requireEnd(episode, told(tellings, integration), town, wrongs)));
        if (!reloads(script, number -> number == PLAIN)) {
            played.missed().forEach(episode -> wrongs.add("nobody was ever to be told of " + episode));
        }
        if (!reloads(script, _ -> true)) {
            wrongs.addAll(crowded(tellings));
        }
        if (town.office().notifications.depth() > 0) {
            wrongs.add("something still waits to be told");
        }
        if (!town.books.correspondence().isEmpty()) {
            wrongs.add("something is kept for ever: " + town.books.correspondence());
        }
        return wrongs;
    }

    private static List<Telling> told(Collection<Telling> tellings, String integration) {
        return tellings.stream()
                .filter(telling -> telling.integration().equals(integration))
                .toList();
    }

    private static void requireEnd(String episode, List<Telling> tellings, Town town, List<String> wrongs) {
        var ends = tellings.stream()
                .filter(telling -> telling.resolved().contains(episode))
                .toList();
        long delivered = ends.stream().filter(DigestLawTest::isDelivered).count();
        if (delivered > 1) {
            wrongs.add("the end of " + episode + " was told " + delivered + " times");
        }
        boolean lost = tellings.stream()
                .filter(telling ->
                        telling.resolved().contains(episode) || telling.firing().contains(episode))
                .anyMatch(DigestLawTest::isLost);
        if (delivered == 0 && !lost) {
            wrongs.add("the end of " + episode + " was neither told nor said to be lost");
        }
        if (town.books.alerts().get(episode) == null) {
            wrongs.add(episode + " was told, and never kept");
        }
    }

    /** Nothing held it, and nobody was ever to be told of it. */
    private static Stream<String> missed(Town town) {
        Set<String> silenced = town.books.silences().stream()
                .map(silence -> silence.id().substring(0, silence.id().indexOf('/')))
                .collect(Collectors.toSet());
        Predicate<Alert> free = alert -> !alert.service().equals("shop") && !silenced.contains(alert.service());
        return town.books.alerts().values().stream()
                .filter(alert -> Town.SERVICES.contains(alert.service()))
                .filter(free)
                .map(Alert::episode)
                .filter(episode -> town.books.noted().values().stream().noneMatch(one -> one.contains(episode)));
    }

    /** More than one digest between one hour and the next. */
    private static List<String> crowded(Collection<Telling> tellings) {
        var slots = new HashMap<String, Set<Instant>>();
        var crowded = new ArrayList<String>();
        tellings.stream()
                .filter(DigestLawTest::isDigest)
                .filter(DigestLawTest::isDelivered)
                .forEach(telling -> {
                    Instant slot = TownRules.DAILY.next(telling.at());
                    if (!slots.computeIfAbsent(telling.integration(), _ -> new HashSet<>())
                            .add(slot)) {
                        crowded.add(telling.integration() + " had two digests before " + slot);
                    }
                });
        return crowded;
    }
}
