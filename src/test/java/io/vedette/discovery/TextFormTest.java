package io.vedette.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.target.Labels;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextFormTest {
    private static final Labels META = new Labels(Map.of("__meta_filepath", "a.json"));

    @Test
    void groupsGiveEachTargetTheLabelsOfItsGroup() {
        Look.Seen seen = seen(TextForm.JSON, """
                [{"targets": ["b:1", "a:1"], "labels": {"job": "web"}}, {"targets": ["c:1"]}]""");

        assertThat(seen.targets())
                .containsExactly(
                        new Candidate("a:1", META.with("job", "web")),
                        new Candidate("b:1", META.with("job", "web")),
                        new Candidate("c:1", META));
    }

    @Test
    void yamlSaysTheSameAndItsNumbersAreTexts() {
        Look.Seen seen = seen(TextForm.YAML, """
                - targets: ['a:1']
                  labels: { rack: 010, on: yes }
                """);

        assertThat(seen.targets())
                .containsExactly(new Candidate("a:1", META.with("rack", "010").with("on", "yes")));
    }

    @Test
    void aListHasATargetALineAndRemarks() {
        Look.Seen seen = seen(TextForm.LINES, """
                # shop
                https://shop.example.org/#top
                db.example.org:5432   # primary

                """);

        assertThat(seen.targets())
                .extracting(Candidate::address)
                .containsExactly("db.example.org:5432", "https://shop.example.org/#top");
    }

    @Test
    void whatIsWrongWithATargetOrAGroupCostsOnlyThat() {
        Look.Seen seen = seen(TextForm.JSON, """
                [{"targets": ["a:1", "b 1", 7, "", "a:1"]}, {"targets": ["c:1"], "label": {}}, 5,
                 {"labels": {}}, {"targets": ["d:1"], "labels": {"port": 8080}}, {"targets": ["e:1"]}]""");

        assertThat(seen.targets()).extracting(Candidate::address).containsExactly("a:1", "e:1");
        assertThat(seen.refused().some())
                .extracting(Refused::toString)
                .containsExactly(
                        "b 1 has a space or a control character in it",
                        "7 is not a text such as \"host:port\"",
                        "a target is empty",
                        "a:1 is there twice",
                        "group 2 has the key \"label\", where only targets and labels are known",
                        "group 3 is not a map with targets and labels",
                        "group 4 has no list of targets",
                        "group 5 has labels that are not names with texts");
    }

    @Test
    void whatIsNoListOfGroupsIsRefusedAsAWhole() {
        assertThat(fault(TextForm.JSON, "{\"targets\": []}")).startsWith("is not a JSON list");
        assertThat(fault(TextForm.JSON, "[{\"targets\": [")).startsWith("is not a JSON list");
        assertThat(fault(TextForm.YAML, "targets: [a]")).startsWith("is not a list of groups");
        assertThat(fault(TextForm.YAML, "- [\n")).startsWith("is not YAML");
        assertThat(fault(TextForm.YAML, "- !!java.net.URL [http://x]")).startsWith("is not YAML");
        assertThat(fault(TextForm.YAML, "")).startsWith("is not a list of groups");
    }

    @Test
    void aListThatIsTooLongIsNone() {
        var harvest = new Harvest(2);
        TextForm.LINES.read("a\nb\nc\n", META, harvest);

        assertThat(harvest.look()).isInstanceOf(Look.Failed.class);
    }

    @Property
    void noTextMakesAReaderThrow(@ForAll String text) {
        for (TextForm form : TextForm.values()) {
            form.read(text, META, new Harvest(10));
        }
    }

    @Property
    void whatIsKeptIsReadAgain(@ForAll List<String> addresses, @ForAll Map<String, String> labels) {
        List<Candidate> targets = addresses.stream()
                .map(address -> new Candidate(address, new Labels(labels)))
                .sorted()
                .toList();

        assertThat(KeptList.read(KeptList.write(targets))).contains(targets);
    }

    private static Look.Seen seen(TextForm form, String text) {
        var harvest = new Harvest(100);
        assertThat(form.read(text, META, harvest)).isNull();
        return (Look.Seen) harvest.look();
    }

    private static String fault(TextForm form, String text) {
        return String.valueOf(form.read(text, META, new Harvest(100)));
    }
}
