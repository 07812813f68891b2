package io.vedette.config;

import io.vedette.config.document.Fragments;
import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Trail;
import io.vedette.config.document.YamlDocument;
import io.vedette.config.environment.Content;
import io.vedette.config.environment.Environment;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Shape;
import io.vedette.monitor.ServicePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads configurations: everything, or every problem at once. Holds no state and never throws; it reads files, so call it from a worker. */
public final class ConfigurationReader {
    private static final Set<String> JOINED =
            Set.of("services", "slos", "receivers", "rollbacks", "routes.routes", "time_intervals", "inhibit_rules");

    private ConfigurationReader() {}

    /** The shape of a whole configuration, for those who describe it. */
    public static Shape shape() {
        return TopSection.SHAPE;
    }

    /**
     * Reads a text.
     *
     * @param fileName as problems name it; its directory is where relative paths start
     */
    public static Reading read(String fileName, String text, Environment environment) {
        Path parent = Path.of(fileName).getParent();
        return read(List.of(new Fragment(fileName, new Content.Text(text))), directory(parent), environment);
    }

    /** Reads a file, or all {@code *.yml} and {@code *.yaml} files of a directory in the order of their names. */
    public static Reading read(Path fileOrDirectory, Environment environment) {
        return switch (ConfigurationFiles.at(fileOrDirectory)) {
            case ConfigurationFiles.None(String why) ->
                new Reading.Rejected(List.of(Problem.error(
                        Place.whole(fileOrDirectory.toString()),
                        Trail.TOP,
                        why,
                        "expected a file or a directory of *.yml files")));
            case ConfigurationFiles.Some(Path directory, List<Path> files) ->
                read(
                        files.stream().map(file -> fragment(file, environment)).toList(),
                        directory(directory),
                        environment);
        };
    }

    private record Fragment(String name, Content content) {}

    private static Fragment fragment(Path file, Environment environment) {
        return new Fragment(file.toString(), environment.file(file, YamlDocument.MOST_CHARACTERS));
    }

    private static Path directory(@Nullable Path parent) {
        return Objects.requireNonNullElse(parent, Path.of(""));
    }

    private static Reading read(List<Fragment> fragments, Path directory, Environment environment) {
        Findings findings = new Findings(environment, directory);
        List<Node.Mapping> trees = new ArrayList<>();
        for (Fragment fragment : fragments) {
            Node.Mapping tree = tree(fragment, findings);
            if (tree != null) {
                trees.add(tree);
            }
        }
        if (trees.isEmpty()) {
            return new Reading.Rejected(findings.problems());
        }
        Node.Mapping whole = new Fragments(JOINED, findings::add).merge(trees);
        boolean complete = trees.size() == fragments.size();
        return read(whole, complete, fragments.getFirst().name, findings);
    }

    private static Node.@Nullable Mapping tree(Fragment fragment, Findings findings) {
        return switch (fragment.content) {
            case Content.Text(String text) -> new YamlDocument(fragment.name, findings::add).read(text);
            case Content.Missing() -> refuse(fragment, "is not there", findings);
            case Content.Unusable(String why) -> refuse(fragment, why, findings);
        };
    }

    private static Node.@Nullable Mapping refuse(Fragment fragment, String why, Findings findings) {
        findings.error(Place.whole(fragment.name), Trail.TOP, why, "expected a YAML file in UTF-8");
        return null;
    }

    /** What a file that could not be read would have said is anybody's guess: then only what the others say themselves is checked. */
    private static Reading read(Node.Mapping whole, boolean complete, String file, Findings findings) {
        Fields top = TopSection.SHAPE.read(whole, Trail.TOP, findings);
        List<ServicePlan> services = List.of();
        if (top != null && complete) {
            findings.settleReferences();
            services = TopSection.check(top, file, findings);
        }
        return top == null || findings.hasErrors()
                ? new Reading.Rejected(findings.problems())
                : new Reading.Read(TopSection.configuration(top, services), findings.problems());
    }
}
