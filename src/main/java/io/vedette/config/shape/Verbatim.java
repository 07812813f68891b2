package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import org.jspecify.annotations.Nullable;

/** A map of keys that is kept as it is written, for a section that reads it later, once it knows what belongs into its gaps. */
public record Verbatim(String label) implements Type<Verbatim.Written> {
    /**
     * What was written.
     *
     * @param later reads it: with the variables and files that the configuration had, and beside the same directory
     */
    public record Written(Node.Mapping node, Trail trail, Findings later) {}

    @Override
    public @Nullable Written read(Node node, Trail trail, Findings findings) {
        if (node instanceof Node.Mapping mapping) {
            return new Written(mapping, trail, findings.apart());
        }
        findings.error(node.place(), trail, node.kind(), "expected the keys of an " + label);
        return null;
    }
}
