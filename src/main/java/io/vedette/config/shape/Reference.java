package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Problem.Severity;
import io.vedette.config.document.Trail;
import org.jspecify.annotations.Nullable;

/**
 * The name of something that stands elsewhere in the configuration.
 *
 * @param kind such as {@code receiver}
 * @param ifUnknown how bad it is when nothing has that name
 */
public record Reference(String kind, Severity ifUnknown) implements Type<String> {
    public Reference(String kind) {
        this(kind, Severity.ERROR);
    }

    @Override
    public @Nullable String read(Node node, Trail trail, Findings findings) {
        String name = Name.TEXT.read(node, trail, findings);
        if (name != null && node instanceof Node.Scalar written) {
            findings.names().use(this, name, node.place(), trail, Shown.of(written.text()));
        }
        return name;
    }

    @Override
    public String label() {
        return "name of a " + kind;
    }
}
