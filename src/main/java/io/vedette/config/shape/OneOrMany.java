package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A single value, or a list of such. */
public record OneOrMany<T>(Scalar<T> one) implements Type<List<T>> {
    @Override
    public @Nullable List<T> read(Node node, Trail trail, Findings findings) {
        if (node instanceof Node.Sequence) {
            return ListOf.atLeastOne(one).read(node, trail, findings);
        }
        T value = one.read(node, trail, findings);
        return value == null ? null : List.of(value);
    }

    @Override
    public String label() {
        return one.label() + ", or a list of them";
    }
}
