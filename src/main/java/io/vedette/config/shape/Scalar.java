package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A single value made from a text. */
public final class Scalar<T> implements Type<T> {
    private final String label;
    private final String expected;
    private final Facets facets;
    private final Function<Node.Scalar, Parsed<T>> parser;
    private final boolean secret;

    private Scalar(
            String label, String expected, Facets facets, Function<Node.Scalar, Parsed<T>> parser, boolean secret) {
        this.label = label;
        this.expected = expected;
        this.facets = facets;
        this.parser = parser;
        this.secret = secret;
    }

    /**
     * @param expected fits after "expected", such as {@code a duration such as 10s}
     */
    public static <T> Scalar<T> of(String label, String expected, Facets facets, Function<String, Parsed<T>> parser) {
        return new Scalar<>(label, expected, facets, node -> parser.apply(node.text()), false);
    }

    /** One for which quotes make a difference. */
    public static <T> Scalar<T> typed(
            String label, String expected, Facets facets, Function<Node.Scalar, Parsed<T>> parser) {
        return new Scalar<>(label, expected, facets, parser, false);
    }

    /** The same, and what stands there is never shown. */
    public Scalar<T> secret() {
        return new Scalar<>(label, expected, facets, parser, true);
    }

    /** The same texts made into something else. */
    public <U> Scalar<U> map(Function<T, U> change) {
        return new Scalar<>(
                label,
                expected,
                facets,
                node -> switch (parser.apply(node)) {
                    case Parsed.Good<T>(T value) -> Parsed.good(change.apply(value));
                    case Parsed.Bad<T>(String more) -> Parsed.bad(more);
                },
                secret);
    }

    public Facets facets() {
        return facets;
    }

    /** The value of a text in our own code. */
    public T parse(String text) {
        return switch (parser.apply(new Node.Scalar(Findings.OURS, text, true))) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T>(String more) ->
                throw new IllegalArgumentException("expected " + expected + " " + more + ", found " + text);
        };
    }

    @Override
    public @Nullable T read(Node node, Trail trail, Findings findings) {
        if (!(node instanceof Node.Scalar written) || written.isNothing()) {
            findings.error(node.place(), trail, node.kind(), "expected " + expected);
            return null;
        }
        Node.Scalar filled = findings.fill(written, trail);
        return filled == null ? null : parse(filled, written, trail, findings);
    }

    private @Nullable T parse(Node.Scalar filled, Node.Scalar written, Trail trail, Findings findings) {
        return switch (parser.apply(filled)) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T>(String more) -> {
                String found = secret ? "a value that is kept secret" : Shown.of(written.text());
                findings.error(written.place(), trail, found, more.isEmpty() ? "expected " + expected : more);
                yield null;
            }
        };
    }

    @Override
    public String label() {
        return label;
    }
}
