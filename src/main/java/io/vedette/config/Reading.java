package io.vedette.config;

import io.vedette.config.document.Problem;
import java.util.List;

/** What reading a configuration came to: all of it, or nothing of it. */
public sealed interface Reading {
    /**
     * It can be used.
     *
     * @param warnings what is worth knowing all the same
     */
    record Read(Configuration configuration, List<Problem> warnings) implements Reading {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It cannot be used.
     *
     * @param problems every problem that it has, warnings among them, in the order of the files
     */
    record Rejected(List<Problem> problems) implements Reading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** All that was found, in either case. */
    default List<Problem> problems() {
        return switch (this) {
            case Read read -> read.warnings();
            case Rejected rejected -> rejected.problems();
        };
    }
}
