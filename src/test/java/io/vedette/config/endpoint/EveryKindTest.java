package io.vedette.config.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Trail;
import io.vedette.config.environment.Environment;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.target.ProbeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for each kind of endpoint, whoever adds the next. */
final class EveryKindTest {
    private static final Place PLACE = Place.whole("test");

    static List<EndpointKind> kinds() {
        return Kinds.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itsExampleIsAnEndpoint(EndpointKind kind) {
        assertThat(spec(kind, "").url()).hasToString(kind.example());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itsHostMayHaveUnderscoresAsContainersHave(EndpointKind kind) {
        String url = kind.example().replaceFirst("(?<=://)[a-z0-9.-]+", "my_shop.internal");

        assertThat(EndpointUrls.find(url)).isNotNull().hasToString(url);
    }

    @Test
    void aNameInAnotherScriptIsAskedForAsDnsHasIt() {
        assertThat(EndpointUrls.find("https://münchen.example:8443/münchen?q=ü"))
                .hasToString("https://xn--mnchen-3ya.example:8443/münchen?q=ü");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itCanBeExpectedToBeFast(EndpointKind kind) {
        assertThat(spec(kind, "expect")).isNotEqualTo(spec(kind, ""));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatItExpectsMayAlsoDegradeIt(EndpointKind kind) {
        assertThat(spec(kind, "degraded")).isNotEqualTo(spec(kind, "")).isNotEqualTo(spec(kind, "expect"));
    }

    /** The spec of the kind's example, with a latency below {@code key}. */
    private static ProbeSpec spec(EndpointKind kind, String key) {
        var entries = new ArrayList<Node.Entry>();
        entries.add(new Node.Entry("url", PLACE, text(kind.example())));
        if (!key.isEmpty()) {
            var latency = new Node.Entry("latency", PLACE, text("< 1s"));
            entries.add(new Node.Entry(key, PLACE, new Node.Mapping(PLACE, List.of(latency))));
        }
        var findings = new Findings(Environment.system(), Path.of(""));
        Fields endpoint = EndpointSection.SHAPE.read(new Node.Mapping(PLACE, entries), Trail.TOP, findings);
        assertThat(findings.problems()).isEmpty();
        return EndpointSection.spec(Objects.requireNonNull(endpoint));
    }

    private static Node text(String text) {
        return new Node.Scalar(PLACE, text, true);
    }
}
