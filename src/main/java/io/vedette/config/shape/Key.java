package io.vedette.config.shape;

import org.jspecify.annotations.Nullable;

/** A key of the configuration and all there is to say about it. Two keys are never equal, whatever their names. */
public final class Key<T> {
    private final String name;
    private final Type<T> type;
    private final Presence<T> presence;
    private final Note note;

    private Key(String name, Type<T> type, Presence<T> presence, Note note) {
        this.name = name;
        this.type = type;
        this.presence = presence;
        this.note = note;
    }

    /** What holds when the key is not there. */
    public sealed interface Presence<T> {
        /** That is a problem. */
        record Required<T>() implements Presence<T> {}

        /** Nothing. */
        record Optional<T>() implements Presence<T> {}

        /** The value that {@code text} stands for. */
        record Default<T>(String text, T value) implements Presence<T> {}

        /** What the words say; the section sees to it. */
        record Explained<T>(String words) implements Presence<T> {}
    }

    /**
     * What people read about a key.
     *
     * @param example a value as it would be written; may be empty
     * @param notYet what this version does instead, for a key that it only accepts; empty for all others
     */
    public record Note(String description, String example, String notYet) {}

    public static <T> Key<T> of(String name, Type<T> type, String description) {
        return new Key<>(name, type, new Presence.Optional<>(), new Note(description, "", ""));
    }

    public Key<T> required() {
        return new Key<>(name, type, new Presence.Required<>(), note);
    }

    /** With the default that {@code text} stands for. */
    public Key<T> or(String text) {
        if (!(type instanceof Scalar<T> scalar)) {
            throw new IllegalArgumentException("expected a single value to have a default, found " + type.label());
        }
        return new Key<>(name, type, new Presence.Default<>(text, scalar.parse(text)), note);
    }

    /** With a default that the section works out. */
    public Key<T> orElse(String words) {
        return new Key<>(name, type, new Presence.Explained<>(words), note);
    }

    public Key<T> example(String value) {
        return new Key<>(name, type, presence, new Note(note.description, value, note.notYet));
    }

    /** Accepted, with a warning that says what this version does instead. */
    public Key<T> notYet(String instead) {
        return new Key<>(name, type, presence, new Note(note.description, note.example, instead));
    }

    public String name() {
        return name;
    }

    public Type<T> type() {
        return type;
    }

    public Presence<T> presence() {
        return presence;
    }

    public Note note() {
        return note;
    }

    public boolean isRequired() {
        return presence instanceof Presence.Required<T>;
    }

    /** The default's value, for a key that has one. */
    public T whenAbsent() {
        T value = fallback();
        if (value == null) {
            throw new IllegalStateException("expected a default for " + name);
        }
        return value;
    }

    @Nullable
    T fallback() {
        return presence instanceof Presence.Default<T>(String text, T value) ? value : null;
    }
}
