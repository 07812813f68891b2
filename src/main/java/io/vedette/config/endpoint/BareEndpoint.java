package io.vedette.config.endpoint;

import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Trail;
import io.vedette.config.environment.Environment;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.target.ProbeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** An endpoint of which only the URL is said: what {@code vedette probe URL} probes. Read as a configuration would be. */
public sealed interface BareEndpoint {
    /** It can be probed so. */
    record Good(ProbeSpec spec) implements BareEndpoint {}

    /** It cannot: what was found and expected, in a sentence. */
    record Bad(String why) implements BareEndpoint {}

    static BareEndpoint of(String url) {
        Place place = Place.whole("URL");
        Findings findings = new Findings(Environment.system(), Path.of(""));
        Node written = new Node.Scalar(place, url.replace("${", "$${"), true);
        Fields endpoint = EndpointSection.SHAPE.read(
                new Node.Mapping(place, List.of(new Node.Entry(EndpointSection.URL.name(), place, written))),
                Trail.TOP,
                findings);
        return findings.hasErrors()
                ? new Bad(findings.problems().stream()
                        .filter(Problem::isError)
                        .map(problem -> problem.expected() + ", found " + problem.found())
                        .collect(Collectors.joining("; ")))
                : new Good(EndpointSection.spec(Objects.requireNonNull(endpoint)));
    }
}
