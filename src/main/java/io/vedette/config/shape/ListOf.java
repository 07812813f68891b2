package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list of values of one type. What cannot be read is left out, once its problem is noted. */
public final class ListOf<T> implements Type<List<T>> {
    private final Supplier<Type<T>> element;
    private final boolean mayBeEmpty;

    private ListOf(Supplier<Type<T>> element, boolean mayBeEmpty) {
        this.element = element;
        this.mayBeEmpty = mayBeEmpty;
    }

    public static <T> ListOf<T> any(Type<T> element) {
        return new ListOf<>(() -> element, true);
    }

    /** For a type that has lists of itself inside. */
    public static <T> ListOf<T> any(Supplier<Type<T>> element) {
        return new ListOf<>(element, true);
    }

    public static <T> ListOf<T> atLeastOne(Type<T> element) {
        return new ListOf<>(() -> element, false);
    }

    public Type<T> element() {
        return element.get();
    }

    public boolean mayBeEmpty() {
        return mayBeEmpty;
    }

    @Override
    public @Nullable List<T> read(Node node, Trail trail, Findings findings) {
        return switch (node) {
            case Node.Sequence sequence
            when mayBeEmpty || !sequence.items().isEmpty() -> readAll(sequence, trail, findings);
            case Node.Scalar scalar when mayBeEmpty && scalar.isNothing() -> List.of();
            case Node.Sequence empty -> refuse(empty, "an empty list", trail, findings);
            case Node.Scalar scalar -> refuse(scalar, scalar.kind(), trail, findings);
            case Node.Mapping mapping -> refuse(mapping, mapping.kind(), trail, findings);
        };
    }

    private List<T> readAll(Node.Sequence sequence, Trail trail, Findings findings) {
        Type<T> type = element.get();
        List<T> values = new ArrayList<>(sequence.items().size());
        for (Node.Item item : sequence.items()) {
            T value = type.read(item.node(), trail.item(item.index()), findings);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable List<T> refuse(Node node, String found, Trail trail, Findings findings) {
        findings.names().uncertain(declares());
        findings.error(
                node.place(),
                trail,
                found,
                (mayBeEmpty ? "expected a list of: " : "expected a list of at least one: ")
                        + element.get().label());
        return null;
    }

    @Override
    public String label() {
        return "list of " + element.get().label();
    }

    @Override
    public String declares() {
        return element.get().declares();
    }
}
