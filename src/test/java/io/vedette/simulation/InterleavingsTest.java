package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vedette.alert.Alert;
import io.vedette.alert.trail.Telling.Outcome;
import io.vedette.simulation.Script.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Failure, recovery, silence, quiet times, inhibition, dependency, acknowledgement, escalation, fallback, reload, kill and receivers' faults in ten thousand orders: nobody waits for the end of what
 * they were told, nobody is paged twice for one episode but under the same id, nobody is told what is silenced, and every message is accounted for. A failure
 * prints its seed and the shortest script found that still fails.
 */
final class InterleavingsTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette");
    private static final int WORLDS = 10_000;

    private int pages;
    private int deaths;
    private int calls;

    @BeforeAll
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    @Test
    void inTenThousandOrdersEveryPageIsClosedAndNoneComesTwice() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            Script script = Script.of(seed);
            if (!wrongs(script).isEmpty()) {
                Script shortest = script.shrunk(shorter -> !wrongs(shorter).isEmpty());
                throw new AssertionError(wrongs(shortest) + "\n" + shortest + "\n"
                        + played(shortest).story());
            }
        }
        assertThat(pages).isGreaterThan(3 * WORLDS);
        assertThat(deaths).isGreaterThan(WORLDS / 2);
        assertThat(calls).isGreaterThan(WORLDS / 4);
    }

    /** What happens in the world of a script that must never happen. */
    private List<String> wrongs(Script script) {
        try {
            return wrongs(played(script));
        } catch (RuntimeException defect) {
            return List.of(defect.toString());
        }
    }

    private Town played(Script script) {
        var town = new Town(script.seed());
        for (Step step : script.steps()) {
            town.time.advance(step.after());
            town.perform(step.act());
        }
        town.calm();
        pages += town.phones.stream().mapToInt(FakePhone::pages).sum();
        deaths += town.deaths();
        calls += town.books.calls();
        return town;
    }

    private static List<String> wrongs(Town town) {
        var wrongs = new ArrayList<String>();
        if (!town.wrong().isEmpty()) {
            wrongs.add(town.wrong());
        }
        for (FakePhone phone : town.phones) {
            wrongs.addAll(phone.wrongs());
            phone.open().stream()
                    .filter(episode -> !isSaidToBeLost(episode, phone, town))
                    .forEach(episode -> wrongs.add(phone.name() + " was never told the end of " + episode));
            phone.arrived().stream()
                    .filter(notice -> !town.books.tellings().containsKey(notice))
                    .forEach(notice -> wrongs.add(phone.name() + " was told what nothing is kept of: " + notice));
        }
        if (town.office().notifications.depth() > 0) {
            wrongs.add("something still waits to be told");
        }
        if (!town.books.correspondence().isEmpty()) {
            wrongs.add("something is kept for ever: " + town.books.correspondence());
        }
        town.books.alerts().values().stream()
                .filter(Alert::firing)
                .forEach(alert -> wrongs.add("it fires for ever: " + alert.key()));
        return wrongs;
    }

    /** Whether its end was refused, or tried for a day. */
    private static boolean isSaidToBeLost(String episode, FakePhone phone, Town town) {
        return town.books.tellings().values().stream()
                .filter(telling -> telling.receiver().equals(phone.name()))
                .filter(telling -> telling.resolved().contains(episode))
                .anyMatch(telling -> telling.outcome() == Outcome.REFUSED || telling.outcome() == Outcome.GIVEN_UP);
    }
}
