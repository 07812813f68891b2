package io.vedette.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.FakeDaemon;
import io.vedette.web.Snapshots;
import io.vedette.web.http.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example manifests ask for what is there. */
final class ManifestsTest {
    private static final Path EXAMPLES = Path.of("conf/examples/kubernetes");
    private static final Pattern ADDRESS = Pattern.compile("vedette\\.example\\.org(/[a-z0-9/-]+)");

    @ParameterizedTest
    @CsvSource({"argo-rollouts.yml, 1", "flagger.yml, 4"})
    void everyAddressIsAGates(String file, int count) throws IOException {
        List<String> paths = ADDRESS.matcher(Files.readString(EXAMPLES.resolve(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(paths).hasSize(count).allMatch(ManifestsTest::isServed);
    }

    @ParameterizedTest
    @CsvSource({"argo-rollouts.yml, result.ok", "argo-rollouts.yml, result.regressed"})
    void everyConditionIsOnAMemberThatIsAnswered(String file, String condition) throws IOException {
        var answered =
                VersionGate.of(Snapshots.down("checkout"), null, Snapshots.NOW).json(new Measured(List.of(), 0));

        assertThat(Files.readString(EXAMPLES.resolve(file))).contains("Condition: " + condition + "\n");
        assertThat(answered.getValue(condition.substring("result.".length()))).isInstanceOf(Boolean.class);
    }

    private static boolean isServed(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return new GatesApi(new FakeDaemon(), () -> Snapshots.NOW)
                .operations().stream()
                        .map(Operation::path)
                        .anyMatch(known -> known.equals(path)
                                || (FlaggerHook.of(last).isPresent()
                                        && known.replace(":type", last).equals(path)));
    }
}
