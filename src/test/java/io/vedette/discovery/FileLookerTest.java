package io.vedette.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileLookerTest {
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path directory;

    @AfterEach
    void close() throws Exception {
        vertx.close().await();
    }

    @Test
    void allFilesOfAPatternMakeOneListAndHiddenOnesAreNotAmongThem() throws IOException {
        write("b.json", "[{\"targets\": [\"b:1\"]}]");
        write("a.json", "[{\"targets\": [\"a:1\"]}]");
        write(".half.json", "[{\"targ");
        write("a.txt", "nothing");

        assertThat(addresses(looker("*.json").read(List.of()))).containsExactly("a:1", "b:1");
    }

    @Test
    void aBrokenFileKeepsItsOwnTargetsAndTheOthersGoOn() throws IOException {
        write("a.json", "[{\"targets\": [\"a:1\"]}]");
        write("b.json", "[{\"targets\": [\"b:1\"]}]");
        FileLooker looker = looker("*.json");
        var first = (Look.Seen) looker.read(List.of());
        write("a.json", "[{\"targets\": [\"a:2\"]}]");
        write("b.json", "[{");

        var second = (Look.Seen) looker.read(first.targets());

        assertThat(addresses(second)).containsExactly("a:2", "b:1");
        assertThat(second.trouble()).contains("b.json is not a JSON list");
    }

    @Test
    void aFileOfAPatternThatIsGoneHasNoTargetsAndAWrittenOneIsMissed() throws IOException {
        write("a.json", "[{\"targets\": [\"a:1\"]}]");
        write("b.json", "[{\"targets\": [\"b:1\"]}]");
        FileLooker both = looker("*.json");
        FileLooker each = looker("a.json", "b.json");
        List<Candidate> known = ((Look.Seen) both.read(List.of())).targets();
        Files.delete(directory.resolve("b.json"));

        assertThat(addresses(both.read(known))).containsExactly("a:1");
        assertThat(addresses(each.read(known))).containsExactly("a:1", "b:1");
        assertThat(((Look.Seen) each.read(known)).trouble()).contains("b.json is not there");
    }

    @Test
    void aDirectoryThatIsGoneKeepsItsTargetsAndTheOthersGoOn() throws IOException {
        Files.createDirectory(directory.resolve("a"));
        Files.createDirectory(directory.resolve("ab"));
        write("a/a.json", "[{\"targets\": [\"a:1\"]}]");
        write("ab/b.json", "[{\"targets\": [\"b:1\"]}]");
        FileLooker looker = looker("a/*.json", "ab/*.json");
        List<Candidate> known = ((Look.Seen) looker.read(List.of())).targets();
        write("ab/b.json", "[{\"targets\": [\"b:2\"]}]");
        Files.delete(directory.resolve("a/a.json"));
        Files.delete(directory.resolve("a"));

        assertThat(addresses(looker.read(known))).containsExactly("a:1", "b:2");
    }

    @Test
    void nothingAtAllIsAFailure() {
        assertThat(looker("*.json").read(List.of()))
                .isEqualTo(new Look.Failed("has no file: nothing is called " + directory.resolve("*.json")));
        assertThat(looker("a.json").read(List.of()))
                .isEqualTo(new Look.Failed(directory.resolve("a.json") + " is not there"));
    }

    @Test
    void aFileThatIsNotTextIsSaidSo() throws IOException {
        Files.write(directory.resolve("a.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(looker("a.json").read(List.of()))
                .isEqualTo(new Look.Failed(directory.resolve("a.json") + " is not UTF-8 text"));
    }

    @Test
    void aGlanceDiffersWhenAFileDoes() throws Exception {
        write("a.json", "[]");
        FileLooker looker = looker("*.json");
        String before = looker.glance().await();
        write("a.json", "[ ]");

        assertThat(looker.glance().await()).isNotEqualTo(before);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private FileLooker looker(String... names) {
        List<FilePattern> patterns = Arrays.stream(names)
                .map(name -> new FilePattern(directory.resolve(name)))
                .toList();
        return new FileLooker(
                new Source.Files(patterns, false, Duration.ofMinutes(5)),
                100,
                vertx.createSharedWorkerExecutor("looking", 1));
    }

    private static List<String> addresses(Look look) {
        return ((Look.Seen) look).targets().stream().map(Candidate::address).toList();
    }
}
