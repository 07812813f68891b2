package io.vedette.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlDocumentTest {
    private final List<Problem> problems = new ArrayList<>();
    private final YamlDocument document = new YamlDocument("f.yml", problems::add);

    @Test
    void everyValueKnowsItsPlace() {
        Node.Mapping map = read("a:\n  - b: c\n");

        assertThat(map.entries().getFirst().place()).hasToString("f.yml:1:1");
        Node.Sequence list = (Node.Sequence) map.entries().getFirst().node();
        Node.Mapping item = (Node.Mapping) list.items().getFirst().node();
        assertThat(item.entries().getFirst().node()).isEqualTo(new Node.Scalar(new Place("f.yml", 2, 8), "c", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "no", "010", "12:30", "1_000", "0x1F", "2026-01-01", "1e3", ".inf", "true"})
    void aPlainWordStaysTheTextThatWasWritten(String word) {
        Node.Mapping map = read("a: " + word);

        assertThat(map.entries().getFirst().node()).isEqualTo(new Node.Scalar(new Place("f.yml", 1, 4), word, true));
    }

    @Test
    void aBareMoreThanIsReadAsItIsMeant() {
        Node.Mapping map = read("a: > 14d # so long\nb: { c: > 2h }\nd: |\n  e: > 14d\n");

        assertThat(map.entries().getFirst().node())
                .isEqualTo(new Node.Scalar(new Place("f.yml", 1, 4), "> 14d", false));
        assertThat(problems).isEmpty();
    }

    @Test
    void aTextThatParsesIsNotTouched() {
        Node.Mapping map = read("d: |\n  e: > 14d\n");

        assertThat(((Node.Scalar) map.entries().getFirst().node()).text()).isEqualTo("e: > 14d\n");
    }

    @Test
    void aKeyThatStandsTwiceIsAProblemAtTheSecond() {
        document.read("a: 1\nb: { c: 1, c: 2 }\n");

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly("f.yml:2:12: b.c: is set twice — first in line 2");
    }

    @Test
    void anEmptyTextIsOneProblem() {
        refuses("", "f.yml: is empty — expected at least services: with one service");
        refuses("# only a comment\n", "f.yml: is empty — expected at least services: with one service");
    }

    @Test
    void aTextThatIsNoMapIsOneProblem() {
        refuses(
                "- a\n- b\n",
                "f.yml:1:1: is not a map of keys — expected keys such as services: at the start of a line");
        refuses(
                "just words",
                "f.yml:1:1: is not a map of keys — expected keys such as services: at the start of a line");
    }

    @Test
    void aTextThatIsNoYamlIsOneProblemWhereItBreaks() {
        refuses("a: [1, 2\nb: 3\n", "f.yml:2:2: not YAML — expected ',' or ']', but got :");
        refuses(
                "a:\n\tb: 1\n",
                "f.yml:2:1: not YAML — found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)");
        refuses("a: b: c\n", "f.yml:1:5: not YAML — mapping values are not allowed here");
        refuses("a: 1\n---\nb: 2\n", "f.yml:2:1: not YAML — but found another document");
        refuses("a: *nowhere\n", "f.yml:1:4: not YAML — found undefined alias nowhere");
    }

    @Test
    void whatIsNoTextIsOneProblem() {
        refuses("a: \u0000\u0001", "f.yml: is not a text — expected a YAML file in UTF-8");
    }

    @Test
    void aTextTooLargeIsOneProblem() {
        refuses(
                "# " + "x".repeat(YamlDocument.MOST_CHARACTERS),
                "f.yml: is larger than a configuration may be — at most 4 MB");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        refuses(
                laughs.toString(),
                "f.yml: is not YAML that can be read — more than 1000000 values once its aliases are repeated");
    }

    @Test
    void anAnchorInsideItselfIsRefused() {
        refuses("a: &a [*a]\n", "f.yml: is not YAML that can be read — an anchor contains itself");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThat(document.read("[".repeat(100_000))).isNull();
        assertThat(problems).hasSize(1);
    }

    @Test
    void aBraceWithoutQuotesIsExplained() {
        document.read("a: {{ b }}\n");

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "f.yml:1:5: a: a key that is not a word — a value that begins with a brace needs quotes");
    }

    @Test
    void aTagIsAProblem() {
        document.read("a: !include other.yml\n");

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly("f.yml:1:4: a: the tag !include — expected a value without a tag");
    }

    @Test
    void keysBesideAMergeWin() {
        Node.Mapping map = read("a: &a { x: 1, y: 2 }\nb: { <<: *a, x: 3 }\nc: { <<: 3 }\n");

        Node.Mapping merged = (Node.Mapping) map.entries().get(1).node();
        assertThat(merged.entries()).extracting(Node.Entry::key).containsExactly("x", "y");
        assertThat(((Node.Scalar) merged.entries().getFirst().node()).text()).isEqualTo("3");
        assertThat(problems).hasSize(1);
    }

    private Node.Mapping read(String text) {
        return Objects.requireNonNull(document.read(text), problems::toString);
    }

    private void refuses(String text, String problem) {
        problems.clear();

        assertThat(document.read(text)).isNull();
        assertThat(problems).extracting(Problem::toString).containsExactly(problem);
    }
}
