package io.vedette.adopt;

import io.vedette.config.document.Problem;
import java.util.List;

/** What became of another monitor's configuration. */
public sealed interface Adoption {
    /**
     * It was read.
     *
     * @param yaml a configuration that {@code vedette check} accepts once {@code needs} are met
     * @param extent how much it is, such as {@code 3 services}
     * @param losses what did not come over, in the order of the source
     * @param notes what came over and means something else here, one sentence each
     */
    record Adopted(String yaml, String extent, List<Loss> losses, List<String> notes, List<Need> needs)
            implements Adoption {
        public Adopted {
            losses = List.copyOf(losses);
            notes = List.copyOf(notes);
            needs = List.copyOf(needs);
        }
    }

    /** It cannot be read. */
    record Unreadable(List<Problem> problems) implements Adoption {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
