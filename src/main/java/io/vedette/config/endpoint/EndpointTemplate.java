package io.vedette.config.endpoint;

import io.vedette.config.document.Node;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Trail;
import io.vedette.config.endpoint.EndpointSection.Pace;
import io.vedette.config.endpoint.Gaps.Unfit;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Verbatim;
import io.vedette.discovery.Candidate;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An endpoint as it would stand in a configuration, with gaps that a discovered target fills: what comes of it is read, and refused, as if it had been written.
 * What targets have in common is made once for all of them. Belongs to the thread that fills, one at a time.
 */
public final class EndpointTemplate {
    private static final int LONGEST_NAME = 200;
    /** Kinds whose probe is the same at another URL. */
    private static final Set<String> MOVABLE =
            Set.of("http", "https", "tcp", "tls", "icmp", "grpc", "grpcs", "ws", "wss");

    private final Verbatim.Written written;
    private final boolean movable;
    private final Map<Likeness, Made> likes = new HashMap<>();

    public EndpointTemplate(Verbatim.Written written) {
        this.written = written;
        this.movable = written.node().entries().stream()
                .map(Node.Entry::key)
                .noneMatch(Set.of("steps", "address_family", "resolve_to")::contains);
    }

    /** What all but URL and name of an endpoint came to. */
    private record Likeness(String scheme, Node.Mapping rest) {}

    /** Spec and pace of one endpoint, which others of its kind have too. */
    private record Made(ProbeSpec spec, Pace pace) {}

    /** What a target came to. */
    public sealed interface Filled {
        record Good(Target target) implements Filled {}

        /** @param why fits after its address */
        record Bad(String why) implements Filled {}
    }

    /** The endpoint that {@code target} is. */
    public Filled fill(String service, Candidate target, Pace defaults) {
        try {
            Node.Mapping filled = TemplateText.fill(written.node(), target);
            return made(service, filled, defaults);
        } catch (Unfit unfit) {
            return new Filled.Bad(String.valueOf(unfit.getMessage()));
        }
    }

    private Filled made(String service, Node.Mapping filled, Pace defaults) {
        String url = TemplateText.of(filled, EndpointSection.URL.name());
        String name = TemplateText.of(filled, EndpointSection.NAME.name());
        URI place = movable && !url.contains("${") && !name.contains("${") ? EndpointUrls.find(url) : null;
        if (place == null || !MOVABLE.contains(Kinds.scheme(place))) {
            return read(service, filled, defaults);
        }
        var likeness = new Likeness(Kinds.scheme(place), TemplateText.withoutPlace(filled));
        Made known = likes.get(likeness);
        if (known == null) {
            Filled read = read(service, filled, defaults);
            if (read instanceof Filled.Good(Target target)) {
                likes.put(likeness, new Made(target.spec(), new Pace(target.interval(), target.timeout())));
            }
            return read;
        }
        String id = name.isEmpty() ? Kinds.of(place).id(place) : name;
        return id.isBlank() || id.chars().anyMatch(letter -> letter < ' ')
                ? new Filled.Bad("has no name on one line")
                : target(new TargetId(service, id), known.spec.at(place), known.pace);
    }

    private Filled read(String service, Node.Mapping filled, Pace defaults) {
        Findings findings = written.later().again();
        Fields endpoint = EndpointSection.SHAPE.read(filled, Trail.TOP, findings);
        if (endpoint != null && !findings.hasErrors()) {
            EndpointSection.checkPace(endpoint, defaults.interval(), findings);
        }
        if (endpoint == null || findings.hasErrors()) {
            return new Filled.Bad(why(findings));
        }
        if (Kinds.scheme(endpoint.get(EndpointSection.URL)).equals("heartbeat")) {
            return new Filled.Bad("is a heartbeat: jobs that report are written in the configuration");
        }
        String id = Objects.requireNonNull(EndpointSection.id(endpoint));
        return target(
                new TargetId(service, id), EndpointSection.spec(endpoint), EndpointSection.pace(endpoint, defaults));
    }

    private static Filled target(TargetId id, ProbeSpec spec, Pace pace) {
        return id.endpoint().length() > LONGEST_NAME
                ? new Filled.Bad("has a name longer than " + LONGEST_NAME + " characters")
                : new Filled.Good(new Target(id, spec, pace.interval(), pace.timeout()));
    }

    private static String why(Findings findings) {
        return findings.problems().stream()
                .filter(Problem::isError)
                .map(problem ->
                        "makes no endpoint: " + problem.path() + ": " + problem.found() + " — " + problem.expected())
                .collect(Collectors.joining("; "));
    }

    /** What is wrong with it whatever the targets are: gaps where none may be, and keys that an endpoint has not. */
    public static void check(Verbatim.Written written, Findings findings) {
        var problems = new ArrayList<Problem>();
        TemplateText.faults(written, problems::add);
        if (problems.isEmpty()) {
            List<Problem> found = sampled(written);
            found.forEach(problem -> problems.add(new Problem(
                    problem.severity(),
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    written.trail() + (problem.path().isEmpty() ? "" : "." + problem.path()),
                    problem.found(),
                    problem.expected())));
        }
        problems.forEach(findings::add);
    }

    private static List<Problem> sampled(Verbatim.Written written) {
        Findings findings = written.later().again();
        EndpointSection.SHAPE.read(TemplateText.sample(written.node()), Trail.TOP, findings);
        return findings.problems();
    }
}
