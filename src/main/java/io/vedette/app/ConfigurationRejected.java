package io.vedette.app;

import io.vedette.config.document.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; nothing was started. */
public final class ConfigurationRejected extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    ConfigurationRejected(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, with its place. */
    public List<Problem> problems() {
        return problems;
    }
}
