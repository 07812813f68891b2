package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.Populating.Populated;
import io.vedette.config.source.Filling.Yield;
import io.vedette.discovery.Candidate;
import io.vedette.discovery.Refused;
import io.vedette.discovery.Source;
import io.vedette.discovery.SourceId;
import io.vedette.monitor.ServicePlan;
import io.vedette.probe.http.HttpSpec;
import io.vedette.target.Host;
import io.vedette.target.Labels;
import io.vedette.target.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiscoveryReadingTest {
    private static final SourceId FLEET = new SourceId("fleet", "file_sd");
    private static final String USUAL = "{ url: \"https://{{ address }}{{ labels.path:-/ }}\" }";

    @Test
    void aTargetBecomesAnEndpointAsIfItHadBeenWritten() {
        Populated populated = populated("""
                { url: "https://{{ address }}/health", name: "{{ labels.instance }}", interval: "{{ labels.every:-1m }}",
                  timeout: 2s, headers: { X-Zone: "{{ labels.zone }}" }, expect: { status: 204 } }""", target("a:8443", "instance", "a", "zone", "eu"));

        Target target = only(populated);
        assertThat(target.id().endpoint()).isEqualTo("a");
        assertThat(target.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(target.spec()).isInstanceOfSatisfying(HttpSpec.class, http -> {
            assertThat(http.url()).isEqualTo(URI.create("https://a:8443/health"));
            assertThat(http.ask().headers()).containsEntry("X-Zone", "eu");
        });
    }

    @Test
    void whatIsMadeForManyIsWhatIsMadeForOne() {
        String template = "{ url: \"http://{{ address }}/\", expect: { status: 200, latency: < 1s } }";
        Target alone = only(populated(template, target("b:1")));

        Populated many = populated(template, target("a:1"), target("b:1"));

        assertThat(endpoints(many)).hasSize(2).contains(alone);
    }

    @ParameterizedTest
    @CsvSource({
        "a b,                  https://host.example.org/a%20b",
        "x?admin=1,            https://host.example.org/x%3Fadmin=1",
        "x#y,                  https://host.example.org/x%23y",
        "x%20y,                https://host.example.org/x%20y",
    })
    void whatFillsAPathStaysInIt(String path, String url) {
        Populated populated =
                populated("{ url: \"https://host.example.org/{{ labels.path }}\" }", target("a:1", "path", path));

        assertThat(only(populated).spec().url()).isEqualTo(URI.create(url));
    }

    @Test
    void whatFillsAQueryStaysOneValue() {
        Populated populated =
                populated("{ url: \"https://h.example.org/?n={{ labels.n }}&x=1\" }", target("a:1", "n", "1&x=2"));

        assertThat(only(populated).spec().url()).isEqualTo(URI.create("https://h.example.org/?n=1%26x%3D2&x=1"));
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example.org/",
        "evil.example.org?",
        "evil.example.org#",
        "user@evil.example.org",
        "/evil",
        "'evil.example.org:1/'",
    })
    void whatFillsAHostCannotLeadElsewhere(String label) {
        Populated populated =
                populated("{ url: \"https://{{ labels.node }}.example.org/\" }", target("a:1", "node", label));

        assertThat(gave(populated).endpoints()).isEmpty();
        assertThat(gave(populated).refused().count()).isEqualTo(1);
    }

    @Property(tries = 500)
    void whateverALabelSaysTheRestOfTheUrlIsTheTemplates(
            @ForAll @From("pieces") String host,
            @ForAll @From("pieces") String path,
            @ForAll @From("pieces") String query) {
        Populated populated = populated(
                "{ url: \"https://{{ labels.h }}.example.org/x/{{ labels.p }}?q={{ labels.q }}&end=1\" }",
                target("a:1", "h", host, "p", path, "q", query));

        for (Target endpoint : endpoints(populated)) {
            URI url = endpoint.spec().url();
            assertThat(url.getScheme()).isEqualTo("https");
            assertThat(Host.of(url)).endsWith(".example.org");
            assertThat(url.normalize().getRawPath()).startsWith("/x/");
            assertThat(url.getRawQuery()).matches("q=[^&]*&end=1");
            assertThat(url.getRawFragment()).isNull();
        }
        assertThat(gave(populated).refused().some())
                .noneMatch(refused -> refused.why().contains("defect"));
    }

    @Provide
    static Arbitrary<String> pieces() {
        return Arbitraries.strings().withChars("ab0.-_/?#&=@:%[]{}$\\ \n\u00e9").ofMaxLength(8);
    }

    @Test
    void noTargetReadsAVariableOrAFile() {
        Populated populated = populated(
                "{ url: \"https://h.example.org/\", name: \"{{ labels.a }}{{ labels.b }}\" }",
                target("a:1", "a", "${HOME}", "b", "x"),
                target("b:1", "a", "$", "b", "{file:/etc/passwd}"),
                target("c:1", "a", "x", "b", "{{ address }}"));

        assertThat(gave(populated).endpoints()).isEmpty();
        assertThat(gave(populated).refused().count()).isEqualTo(3);
    }

    @Test
    void aSecretOfTheTemplateIsTheOneThatTheConfigurationHad() {
        var environment = new FakeEnvironment().variable("TOKEN", "first");
        Configuration written = read("{ url: \"https://{{ address }}/\", headers: { A: \"${TOKEN}\" } }", environment);
        var populating = new Populating(written);
        populating.with(Map.of(FLEET, List.of(target("a:1"))));
        environment.variable("TOKEN", "second");

        Populated populated = populating.with(Map.of(FLEET, List.of(target("b:1"))));

        assertThat(only(populated).spec())
                .isInstanceOfSatisfying(
                        HttpSpec.class, http -> assertThat(http.ask().headers()).containsEntry("A", "first"));
    }

    @Test
    void whatIsWrongWithATargetCostsOnlyThatTarget() {
        Populated populated = populated(
                "{ url: \"https://{{ address }}/\", name: \"{{ labels.instance }}\" }",
                target("a:1", "instance", "a"),
                target("b:1"),
                target("c:99999", "instance", "c"),
                target("d:1", "instance", "a"),
                target("e:1", "instance", "e"));

        assertThat(endpoints(populated))
                .extracting(target -> target.id().endpoint())
                .containsExactly("a", "e");
        assertThat(gave(populated).refused().some())
                .extracting(Refused::toString)
                .satisfiesExactly(
                        why -> assertThat(why).isEqualTo("b:1 has no label instance"),
                        why -> assertThat(why).contains("makes no endpoint: url: \"https://c:99999/\""),
                        why -> assertThat(why).isEqualTo("d:1 is called a, as another endpoint of its service"));
    }

    @Test
    void aWrittenEndpointKeepsItsName() {
        Configuration written = Texts.accepted("""
                services:
                  - name: fleet
                    endpoints: [{ url: "https://a:1/" }]
                    discovery: [{ file_sd: { files: [t.json] }, endpoint: { url: "https://{{ address }}/" } }]
                """);

        Populated populated = new Populating(written).with(Map.of(FLEET, List.of(target("a:1"), target("b:1"))));

        assertThat(endpoints(populated)).hasSize(2);
        assertThat(gave(populated).refused().count()).isEqualTo(1);
    }

    @Test
    void servicesThatShareASourceTakeTheirOwnTargets() {
        Configuration written = Texts.accepted("""
                services:
                  - name: fleet
                    discovery: [{ file_sd: { files: [t.json] }, match: { job: web }, endpoint: { url: "https://{{ address }}/" } }]
                """);

        Populated populated = new Populating(written)
                .with(Map.of(FLEET, List.of(target("a:1", "job", "web"), target("b:1", "job", "db"))));

        assertThat(endpoints(populated)).hasSize(1);
        assertThat(gave(populated).others()).isEqualTo(1);
    }

    @Test
    void aListOfUrlsMayHaveAnyKindButAHeartbeat() {
        Populated populated = populated(
                "{ url: \"{{ address }}\" }",
                target("https://shop.example.org/?a=b"),
                target("tcp://db.example.org:5432"),
                target("heartbeat://backup"),
                target("ftp://old.example.org"));

        assertThat(endpoints(populated)).hasSize(2);
        assertThat(gave(populated).refused().count()).isEqualTo(2);
    }

    @Test
    void aServiceWithoutTargetsIsLeftOut() {
        assertThat(populated(USUAL).configuration().services()).isEmpty();
    }

    @Test
    void whatStaysTheSameIsTheSame() {
        var populating = new Populating(read(USUAL, new FakeEnvironment()));
        Populated before = populating.with(Map.of(FLEET, List.of(target("a:1"), target("b:1"))));

        Populated after = populating.with(Map.of(FLEET, List.of(target("b:1"), target("a:1"))));

        assertThat(after.configuration().services().getFirst().service().targets())
                .containsExactlyInAnyOrderElementsOf(endpoints(before));
    }

    @Test
    void aTemplateIsCheckedAtTheDoor() {
        assertThat(Texts.problems(text("{ url: \"https://{{ address }}/\", intervall: 5s }")))
                .singleElement()
                .asString()
                .contains("services[0].discovery[0].endpoint.intervall: unknown key");
        assertThat(Texts.problems(text("{ url: \"https://{{ adress }}/\" }")))
                .singleElement()
                .asString()
                .contains("has {{ … }} that cannot be filled");
        assertThat(Texts.problems(text("{ url: \"https://{{ address }}/\", body: \"{{ labels.x }}\" }")))
                .singleElement()
                .asString()
                .contains("endpoint.body: has {{ … }} that cannot be filled");
        assertThat(Texts.problems(text("{ interval: 5s }")))
                .singleElement()
                .asString()
                .contains("endpoint.url: is missing");
        assertThat(Texts.problems(text("{ url: \"https://{{ address }}/\", headers: { A: \"${NOT_SET}\" } }")))
                .singleElement()
                .asString()
                .contains("NOT_SET is not set");
    }

    @Test
    void aSourceIsOneOfItsKindsAndHasANameOfItsOwn() {
        assertThat(Texts.problems("""
                services:
                  - name: fleet
                    discovery:
                      - { endpoint: { url: "https://{{ address }}/" } }
                      - { list: { files: [a] }, endpoint: { url: "{{ address }}" } }
                      - { list: { files: [b] }, endpoint: { url: "{{ address }}" } }
                      - { name: x, file_sd: { files: ["*/a.json"] }, endpoint: { url: "{{ address }}" } }
                """))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("has none of file_sd, list, http_sd, dns_sd"),
                        problem -> assertThat(problem).contains("list is the name of another source"),
                        problem -> assertThat(problem).contains("expected the path of a .json, .yml or .yaml file"));
    }

    @Test
    void relativeFilesStandBesideTheConfiguration() {
        Reading reading = ConfigurationReader.read("/etc/vedette/vedette.yml", text(USUAL), new FakeEnvironment());

        Source source = Texts.accepted(reading).sources().getFirst().spec().source();

        assertThat(source.place()).isEqualTo("/etc/vedette/targets.json");
        assertThat(source).isInstanceOfSatisfying(Source.Files.class, files -> assertThat(
                        files.files().getFirst().path())
                .isEqualTo(Path.of("/etc/vedette/targets.json")));
    }

    private static String text(String template) {
        return """
                services:
                  - name: fleet
                    discovery:
                      - file_sd: { files: [targets.json] }
                        endpoint: %s
                """.formatted(template);
    }

    private static Configuration read(String template, FakeEnvironment environment) {
        return Texts.accepted(text(template), environment);
    }

    private static Populated populated(String template, Candidate... targets) {
        return new Populating(read(template, new FakeEnvironment())).with(Map.of(FLEET, Arrays.asList(targets)));
    }

    private static Yield gave(Populated populated) {
        return Objects.requireNonNull(populated.yields().get(FLEET));
    }

    private static List<Target> endpoints(Populated populated) {
        return populated.configuration().services().stream()
                .map(ServicePlan::service)
                .flatMap(service -> service.targets().stream())
                .toList();
    }

    private static Target only(Populated populated) {
        assertThat(gave(populated).refused().some()).isEmpty();
        return endpoints(populated).getFirst();
    }

    private static Candidate target(String address, String... labels) {
        Labels all = Labels.NONE;
        for (int i = 0; i < labels.length; i += 2) {
            all = all.with(labels[i], labels[i + 1]);
        }
        return new Candidate(address, all);
    }
}
