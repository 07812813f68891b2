package io.vedette.adopt.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value in a JSON body.
 *
 * @param steps names, and positions as digits
 */
public record Pointer(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    public Pointer {
        steps = List.copyOf(steps);
    }

    /** A name of an object, or a position in a list. */
    public record Step(String name, boolean position) {}

    /** The way that dots and brackets describe, as in {@code data.items[0].name}; null if they describe none. */
    public static @Nullable Pointer parse(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find() && step.start() == end) {
            boolean position = step.group(2) != null;
            steps.add(new Step(position ? step.group(2) : step.group(1), position));
            end = step.end();
        }
        return steps.isEmpty() || end < path.length() ? null : new Pointer(steps);
    }

    /** As RFC 6901 has it. */
    public String written() {
        StringBuilder pointer = new StringBuilder();
        steps.forEach(
                step -> pointer.append('/').append(step.name.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    /** As CEL has it. */
    public String cel() {
        StringBuilder path = new StringBuilder("json");
        for (Step step : steps) {
            if (step.position) {
                path.append('[').append(step.name).append(']');
            } else if (step.name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                path.append('.').append(step.name);
            } else {
                path.append('[').append(Written.cel(step.name)).append(']');
            }
        }
        return path.toString();
    }
}
