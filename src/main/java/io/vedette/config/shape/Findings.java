package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Problem.Severity;
import io.vedette.config.document.Trail;
import io.vedette.config.environment.Content;
import io.vedette.config.environment.Environment;
import io.vedette.config.environment.Interpolation;
import io.vedette.config.environment.Remembered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one reading of a configuration has found so far: its problems, and the names in it. Belongs to the thread that reads. */
public final class Findings {
    /** The place of a value that stands in our own code. */
    static final Place OURS = Place.whole("default");

    private static final Comparator<Problem> AS_THE_FILE_READS =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    private final Environment environment;
    private final Path directory;
    private final Interpolation interpolation;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final Names names = new Names();
    private final Map<Object, Object> worked;

    /** Relative paths start at {@code directory}, where the configuration stands. */
    public Findings(Environment environment, Path directory) {
        this(environment, directory, new HashMap<>());
    }

    private Findings(Environment environment, Path directory, Map<Object, Object> worked) {
        this.environment = environment;
        this.directory = directory;
        this.interpolation = new Interpolation(environment, directory);
        this.worked = worked;
    }

    /** For a part that is read again and again later, by {@link #again}: with what the surroundings hold when that is first asked for. */
    Findings apart() {
        return new Findings(new Remembered(environment), directory);
    }

    /** For another reading of the same part: without problems and names, and with the work that was done already. */
    public Findings again() {
        return new Findings(environment, directory, worked);
    }

    public void error(Place place, Trail trail, String found, String expected) {
        add(Problem.error(place, trail, found, expected));
    }

    public void warning(Place place, Trail trail, String found, String expected) {
        add(Problem.of(Severity.WARNING, place, trail, found, expected));
    }

    /** Takes a problem unless the same was said of the same place: an alias repeats a value, not its mistake. */
    public void add(Problem problem) {
        if (said.add(sameness(problem))) {
            problems.add(problem);
        }
    }

    private static String sameness(Problem problem) {
        String where = problem.line() == 0 ? problem.path() : problem.line() + ":" + problem.column();
        return problem.file() + ':' + where + ':' + problem.found();
    }

    /** Warns of {@code topic} at its first place only. */
    void warnOnce(String topic, Place place, Trail trail, String found, String expected) {
        if (said.add(topic)) {
            warning(place, trail, found, expected);
        }
    }

    /** The value with what it takes from outside, or null and a problem. */
    Node.@Nullable Scalar fill(Node.Scalar written, Trail trail) {
        return switch (interpolation.of(written.text())) {
            case Interpolation.Result.Value value ->
                value.foreign() ? new Node.Scalar(written.place(), value.text(), written.plain(), true) : written;
            case Interpolation.Result.Failed failed -> {
                error(written.place(), trail, failed.found(), failed.expected());
                yield null;
            }
        };
    }

    /** Notes the name of something that stands within another value; nothing else of its kind may have it. */
    public void give(String kind, String name, Place place, Trail trail) {
        Place first = names.give(kind, name, place, true);
        if (first != null) {
            error(place, trail, name + " is the name of another " + kind, "the first is at " + first);
        }
    }

    /** What a file holds: one text for all who name it. */
    Content file(Path path, int mostBytes) {
        return once(path.normalize(), () -> environment.file(path, mostBytes));
    }

    /** What {@code work} answered when it was first asked for in this reading: for what thousands of endpoints repeat. */
    @SuppressWarnings("unchecked") // one key, one kind of work
    public <T> T once(Object key, Supplier<T> work) {
        T known = (T) worked.get(key);
        if (known != null) {
            return known;
        }
        T made = work.get();
        worked.put(key, made);
        return made;
    }

    public Path directory() {
        return directory;
    }

    Names names() {
        return names;
    }

    /** Says which references lead nowhere; once, when everything is read. */
    public void settleReferences() {
        names.settle(this);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** All of them, in the order in which the files read. */
    public List<Problem> problems() {
        return problems.stream().sorted(AS_THE_FILE_READS).toList();
    }
}
