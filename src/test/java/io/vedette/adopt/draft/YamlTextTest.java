package io.vedette.adopt.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.document.Node;
import io.vedette.config.document.Problem;
import io.vedette.config.document.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class YamlTextTest {
    private static Node.Mapping read(Block top) {
        List<Problem> problems = new ArrayList<>();
        Node.Mapping map = new YamlDocument("draft", problems::add).read(YamlText.of(top));
        assertThat(problems).isEmpty();
        return Objects.requireNonNull(map);
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(30).filter(YamlTextTest::isText);
        Arbitrary<String> tricky = Arbitraries.strings()
                .withChars(" :#-?{}[],&*!|>'\"%@`\\$~<=\n\t0a")
                .ofMaxLength(12);
        Arbitrary<String> words =
                Arbitraries.of("null", "~", "", "true", "on", "010", "-5", "> 5", "< 5", "a: b", "- a");
        return Arbitraries.oneOf(wild, tricky, words);
    }

    /** A {@code <<} merges maps, in quotes too. */
    @Provide
    Arbitrary<String> keys() {
        return texts().filter(text -> !text.equals("<<"));
    }

    /** What YAML can hold at all. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    @Property(tries = 1000)
    void everyTextIsReadBackAsItWasPut(@ForAll @From("texts") String text) {
        Block top = new Block()
                .put("single", text)
                .texts("list", List.of(text, "x"))
                .blocks("blocks", List.of(new Block().put("inside", text).put("second", text)));

        Node.Mapping map = read(top);

        assertThat(text(map.entries().getFirst().node())).isEqualTo(text);
        Node.Sequence list = (Node.Sequence) map.entries().get(1).node();
        assertThat(text(list.items().getFirst().node())).isEqualTo(text);
        Node.Sequence blocks = (Node.Sequence) map.entries().get(2).node();
        Node.Mapping inside = (Node.Mapping) blocks.items().getFirst().node();
        assertThat(inside.entries()).allMatch(entry -> text(entry.node()).equals(text));
    }

    @Property(tries = 300)
    void everyKeyIsReadBackAsItWasPut(@ForAll @From("keys") String key) {
        Node.Mapping map = read(new Block().put(key, "x"));

        assertThat(map.entries().getFirst().key()).isEqualTo(key);
    }

    @Test
    void wordsStandPlainAndWhatMeansSomethingToYamlStandsInQuotes() {
        Block top = new Block()
                .put("url", "https://example.org/a?b=c")
                .put("latency", "< 2s")
                .put("certificate", "> 14d")
                .put("nothing", "null")
                .quoted("text", "5")
                .put("number", "-5")
                .put("empty", new Block());

        assertThat(YamlText.of(top).lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "url: \"https://example.org/a?b=c\"",
                        "latency: < 2s",
                        "certificate: \"> 14d\"",
                        "nothing: \"null\"",
                        "text: \"5\"",
                        "number: -5",
                        "empty: {}");
    }
}
