package io.vedette.adopt.draft;

import io.vedette.config.ConfigurationReader;
import io.vedette.config.Reading;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.environment.Content;
import io.vedette.config.environment.Environment;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a draft is a configuration, by reading it as the daemon would. What the reader refuses is taken out and is a loss like any other; what it refuses
 * only because a secret or a file is not there yet stays.
 */
final class Proof {
    private static final String STAND_IN = "https://stand-in.example.org/0123456789abcdef";
    private static final int MOST_ROUNDS = 50;
    private static final Set<String> FILES = Set.of("ca_file", "cert_file", "key_file");

    private final Block top;
    private final Losses losses;
    private final Set<Block.Origin> named = new HashSet<>();

    private Proof(Block top, Losses losses) {
        this.top = top;
        this.losses = losses;
    }

    /** The draft's text, once nothing of it is refused. */
    static String of(Block top, Losses losses) {
        return new Proof(top, losses).text();
    }

    private String text() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String yaml = YamlText.of(top);
            List<Problem> refused = errors(yaml).stream()
                    .filter(problem -> !dependsOnOthers(problem))
                    .toList();
            if (refused.isEmpty()) {
                return yaml;
            }
            // the last first: what is taken out must not move what is still to be found
            refused.reversed().forEach(this::takeOut);
        }
        throw new IllegalStateException("the draft of a configuration is refused again and again");
    }

    private static List<Problem> errors(String yaml) {
        if (yaml.isEmpty()) {
            return List.of();
        }
        Reading reading = ConfigurationReader.read("vedette.yml", yaml, new StandIns());
        return reading.problems().stream().filter(Problem::isError).toList();
    }

    private boolean dependsOnOthers(Problem problem) {
        Spot spot = Spot.of(top, problem.path());
        return spot.isWhole()
                && (FILES.contains(spot.lastKey())
                        || (spot.text() != null && spot.text().contains("${")));
    }

    /** What lacks something because that was taken out goes without another word. */
    private void takeOut(Problem problem) {
        Spot spot = Spot.of(top, problem.path());
        Block.Origin origin = spot.origin();
        String key = problem.path().substring(problem.path().lastIndexOf('.') + 1);
        spot.remove();
        if (origin == null) {
            losses.add(Place.whole("vedette.yml"), problem.path(), problem.found(), problem.expected());
        } else if (named.add(origin) || (spot.isWhole() && !spot.isWholeThing())) {
            losses.add(origin.place(), origin.path(), key + ": " + problem.found(), problem.expected());
        }
    }

    /** Something for every variable and every file, so that the rest can be judged. */
    private static final class StandIns implements Environment {
        @Override
        public @Nullable String variable(String name) {
            return name.equals("CREDENTIALS_DIRECTORY") ? null : STAND_IN;
        }

        @Override
        public Content file(Path path, int mostBytes) {
            return new Content.Text(STAND_IN);
        }
    }
}
