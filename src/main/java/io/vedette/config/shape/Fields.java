package io.vedette.config.shape;

import io.vedette.config.document.Place;
import io.vedette.config.document.Trail;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one object of the configuration said, by key; immutable once read. */
public final class Fields {
    private final Place place;
    private final Trail trail;
    private final Map<Key<?>, Field> fields = new HashMap<>();

    private record Field(Place place, @Nullable Object value) {}

    Fields(Place place, Trail trail) {
        this.place = place;
        this.trail = trail;
    }

    void put(Key<?> key, Place where, @Nullable Object value) {
        fields.put(key, new Field(where, value));
    }

    /** What was written, or null: not there, or not readable. */
    @SuppressWarnings("unchecked") // put by Shape, which read it with the key's own type
    public <T> @Nullable T written(Key<T> key) {
        Field field = fields.get(key);
        return field == null ? null : (T) field.value;
    }

    /** What was written, or the default, or null when there is none. */
    public <T> @Nullable T find(Key<T> key) {
        T written = written(key);
        return written == null ? key.fallback() : written;
    }

    public <T> T find(Key<T> key, T otherwise) {
        T found = find(key);
        return found == null ? otherwise : found;
    }

    /** The value of a key that is required or has a default, in a configuration without errors. */
    public <T> T get(Key<T> key) {
        T found = find(key);
        if (found == null) {
            throw new IllegalStateException("expected a value for " + trail.key(key.name()));
        }
        return found;
    }

    /** The keys that stand there, readable or not. */
    public Set<Key<?>> keys() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /** Whether the key stands there, readable or not. */
    public boolean has(Key<?> key) {
        return fields.containsKey(key);
    }

    /** Whether the key stands there and its value could not be read: what depends on it is not worth a second problem. */
    public boolean isBroken(Key<?> key) {
        Field field = fields.get(key);
        return field != null && field.value == null;
    }

    /** Where the key's value stands; the object itself when it is not there. */
    public Place placeOf(Key<?> key) {
        Field field = fields.get(key);
        return field == null ? place : field.place;
    }

    public Trail trailOf(Key<?> key) {
        return trail.key(key.name());
    }

    public Place place() {
        return place;
    }

    public Trail trail() {
        return trail;
    }
}
