package io.vedette.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainYamlTest {
    private static final String FILE = "f.yml";

    /** What configurations are made of, with what could be taken for it. */
    private static final List<String> SNIPPETS = List.of(
            "services:",
            "a:",
            "b: c",
            "\n",
            "\n",
            "\n",
            "\n  ",
            "\n  ",
            "\n    ",
            "\n- ",
            "\n  - ",
            "\n    - ",
            "- ",
            " ",
            "{ ",
            " }",
            "[",
            "]",
            "{}",
            "[ ]",
            ", ",
            ",",
            ": ",
            ":",
            " #",
            "# so",
            "'",
            "\"",
            "'x'",
            "\"y z\"",
            "\"k\": ",
            "< 2s",
            "-1",
            "-",
            "--",
            "---",
            "...",
            "http://h:80/p?q=1#f",
            "/status: UP",
            "UP",
            "é",
            "\t",
            "\r",
            "\\",
            "&x",
            "*x",
            "!t",
            "|",
            ">",
            "> 2h",
            "?",
            "? ",
            "%",
            "@",
            "`",
            "<<",
            "~",
            "null",
            "${A}",
            "$",
            "=",
            "200",
            "4:",
            ".5",
            "a-b.c: 1");

    private static final String TYPICAL = """
            # what is watched
            server: { listen: "127.0.0.1:9808" }
            services:
              - name: shop   # the one that earns
                slos: [availability, fast]
                endpoints:
                - { name: front, url: "http://127.0.0.1:1/health", expect: { status: 200, json: { /status: UP } } }
                -
                  url: https://shop.example.org/?a=b#c
                  expect:
                    latency: < 2s

              - name: 'bank'
                labels:
                routes: []
            """;

    @Provide
    Arbitrary<String> heaps() {
        return Arbitraries.of(SNIPPETS).list().ofMinSize(1).ofMaxSize(14).map(words -> String.join("", words));
    }

    @Provide
    Arbitrary<String> mistakes() {
        var place = Arbitraries.integers().between(0, TYPICAL.length() - 1);
        var taken = Arbitraries.integers().between(0, 3);
        var given = Arbitraries.of(SNIPPETS).list().ofMaxSize(2).map(words -> String.join("", words));
        return Combinators.combine(place, taken, given)
                .as((from, less, more) ->
                        TYPICAL.substring(0, from) + more + TYPICAL.substring(Math.min(TYPICAL.length(), from + less)));
    }

    @Property(tries = 20_000)
    void whatItReadsIsWhatTheLibraryReads(@ForAll("heaps") String text) {
        agrees(text);
    }

    @Property(tries = 5_000)
    void aTypicalTextWithMistakesIsReadAsTheLibraryReadsIt(@ForAll("mistakes") String text) {
        agrees(text);
    }

    @Test
    void aTypicalTextIsReadWithoutTheLibrary() {
        assertThat(PlainYaml.read(FILE, TYPICAL)).isNotNull();
        agrees(TYPICAL);
    }

    @Test
    void theFirstKeyOfAnElementStandsWhereItsNeighboursDo() {
        agrees("a:\n  -   b: 1\n      c: 2\n  - d:\n    - e\n    f: 3\n");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadAsTheLibraryReadsIt(Path example) throws IOException {
        agrees(Files.readString(example));
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("conf"))) {
            return files.filter(file -> file.toString().endsWith(".yml")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1",
                "a: *x",
                "a: !t 1",
                "a: |\n  b",
                "a: >\n  b",
                "a: b\n  c",
                "a: \"b\\n\"",
                "a: 'it''s'",
                "a: [1,\n2]",
                "a: 1\na: 2",
                "? a\n: b",
                "<<: b",
                "\"<<\": b",
                "---\na: 1",
                "a: b: c",
                "a:\tb",
                "- a",
                "",
                "a",
                "a: \"b",
                "a: {b}",
                "a: 1\n b: 2",
                " a: 1",
                "a: \uD83D\uDE00",
                "a:\r\n",
                "a: [b: c]",
                "a: {b: }",
                "a: @b",
                "a: - b",
                "a: \u0085"
            })
    void whatIsNotPlainIsLeftToTheLibrary(String text) {
        assertThat(PlainYaml.read(FILE, text)).isNull();
    }

    @Test
    void nestingWithoutEndIsLeftToTheLibrary() {
        assertThat(PlainYaml.read(FILE, "a: " + "[".repeat(100_000))).isNull();
        assertThat(PlainYaml.read(
                        FILE,
                        IntStream.range(0, 100)
                                .mapToObj(depth -> " ".repeat(depth) + "a:")
                                .collect(Collectors.joining("\n"))))
                .isNull();
    }

    private static void agrees(String text) {
        Node.Mapping plain = PlainYaml.read(FILE, text);
        if (plain != null) {
            List<Problem> problems = new ArrayList<>();
            assertThat(new YamlDocument(FILE, problems::add).readAnything(text)).isEqualTo(plain);
            assertThat(problems).isEmpty();
        }
    }
}
