package io.vedette.config.document;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way from the top of a configuration to one value, such as {@code services[0].endpoints[1].interval}; spelt out only for a problem. */
public final class Trail {
    public static final Trail TOP = new Trail(null, "", 0);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    private final @Nullable Trail parent;
    private final @Nullable String key;
    private final int index;

    private Trail(@Nullable Trail parent, @Nullable String key, int index) {
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    public Trail key(String name) {
        return new Trail(this, name, 0);
    }

    public Trail item(int position) {
        return new Trail(this, null, position);
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        return key == null ? parent + "[" + index + "]" : parent + step(key, parent == TOP);
    }

    private static String step(String key, boolean first) {
        if (!PLAIN.matcher(key).matches()) {
            return "[\"" + key + "\"]";
        }
        return first ? key : "." + key;
    }
}
