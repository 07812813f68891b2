package io.vedette.config.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that most configurations are written in, many times faster than the library does while nothing is compiled yet: maps and lists by indentation,
 * comments, words and quoted texts that end in their line, braces and brackets that do. Whatever else it meets (anchors, tags, folded texts, escapes, mistakes) it
 * answers null, and the library has the say; what it answers is what the library would.
 */
final class PlainYaml {
    private static final int DEEPEST = 40;
    private static final int FEW = 8;
    private static final String MERGE = "<<";

    private final PlainText text;
    private int depth;

    private PlainYaml(PlainText text) {
        this.text = text;
    }

    /** The map that {@code text} is, or null when that is for the library to say. */
    static Node.@Nullable Mapping read(String file, String text) {
        PlainText plain = PlainText.of(file, text);
        return plain == null || !plain.toNextLine() || plain.indent() > 0 ? null : new PlainYaml(plain).all();
    }

    private Node.@Nullable Mapping all() {
        Node.Mapping map = mapping(0);
        return map == null || !text.isAtEnd() ? null : map;
    }

    /** What begins here and has its lines at {@code indent}. */
    private @Nullable Node block(int indent) {
        if (++depth > DEEPEST) {
            return null;
        }
        Node node = text.isAtDash() ? sequence(indent) : mapping(indent);
        depth--;
        return node;
    }

    private Node.@Nullable Mapping mapping(int indent) {
        Place start = text.place();
        List<Node.Entry> entries = new ArrayList<>();
        do {
            Place place = text.place();
            String key = text.key();
            Node value = key == null ? null : value(indent);
            if (key == null || value == null) {
                return null;
            }
            entries.add(new Node.Entry(key, place, value));
        } while (text.indent() == indent);
        return text.indent() > indent ? null : unique(start, entries);
    }

    /** Keys that stand twice, and those that stand for others, are for the library. */
    private static Node.@Nullable Mapping unique(Place start, List<Node.Entry> entries) {
        Set<String> keys = entries.size() > FEW ? new HashSet<>() : Set.of();
        for (int i = 0; i < entries.size(); i++) {
            String key = entries.get(i).key();
            if (key.equals(MERGE) || (entries.size() > FEW ? !keys.add(key) : stands(key, entries, i))) {
                return null;
            }
        }
        return new Node.Mapping(start, entries);
    }

    private static boolean stands(String key, List<Node.Entry> entries, int before) {
        for (int i = 0; i < before; i++) {
            if (entries.get(i).key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** What follows a key's colon; leaves the text at the next line that says something. */
    private @Nullable Node value(int indent) {
        Place nothing = text.place();
        if (!text.isAtLineEnd()) {
            return inTheLine();
        }
        text.toNextLine();
        if (text.indent() > indent) {
            return block(text.indent());
        }
        return text.indent() == indent && text.isAtDash() ? block(indent) : new Node.Scalar(nothing, "", true);
    }

    private Node.@Nullable Sequence sequence(int indent) {
        Place start = text.place();
        List<Node.Item> items = new ArrayList<>();
        do {
            Node item = item(indent);
            if (item == null) {
                return null;
            }
            items.add(new Node.Item(items.size(), item));
        } while (text.indent() == indent && text.isAtDash());
        return text.indent() > indent ? null : new Node.Sequence(start, items);
    }

    private @Nullable Node item(int indent) {
        text.skipDash();
        if (text.isAtLineEnd()) {
            return text.toNextLine() && text.indent() > indent ? block(text.indent()) : null;
        }
        return text.isAtKey() ? block(text.column()) : inTheLine();
    }

    /** A value after which its line has nothing to say. */
    private @Nullable Node inTheLine() {
        Node node = text.isAtBracket() ? flow() : text.scalar(false);
        return node != null && text.isAtLineEnd() && endOfLine() ? node : null;
    }

    private boolean endOfLine() {
        text.toNextLine();
        return true;
    }

    private @Nullable Node flow() {
        if (++depth > DEEPEST) {
            return null;
        }
        Place start = text.place();
        Node node = text.skip('{') ? flowMapping(start) : text.skip('[') ? flowSequence(start) : text.scalar(true);
        depth--;
        return node;
    }

    private @Nullable Node afterSpaces() {
        text.skipSpaces();
        return flow();
    }

    private Node.@Nullable Mapping flowMapping(Place start) {
        List<Node.Entry> entries = new ArrayList<>();
        if (text.skip('}')) {
            return new Node.Mapping(start, entries);
        }
        do {
            text.skipSpaces();
            Place place = text.place();
            String key = text.key();
            Node value = key == null ? null : afterSpaces();
            if (key == null || value == null) {
                return null;
            }
            entries.add(new Node.Entry(key, place, value));
        } while (text.skip(','));
        return text.skip('}') ? unique(start, entries) : null;
    }

    private Node.@Nullable Sequence flowSequence(Place start) {
        List<Node.Item> items = new ArrayList<>();
        if (text.skip(']')) {
            return new Node.Sequence(start, items);
        }
        do {
            Node item = afterSpaces();
            if (item == null) {
                return null;
            }
            items.add(new Node.Item(items.size(), item));
        } while (text.skip(','));
        return text.skip(']') ? new Node.Sequence(start, items) : null;
    }
}
