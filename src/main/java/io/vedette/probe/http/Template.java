package io.vedette.probe.http;

import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Texts in which {@code {{ name }}} stands for a captured value. */
public final class Template {
    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}\\}");

    private Template() {}

    /** The names in {@code text}, in their order. */
    public static Set<String> names(String text) {
        var names = new LinkedHashSet<String>();
        var matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** {@code text} with each value in its place; a name that nobody captured stays as it is. */
    static String filled(String text, Map<String, String> values, UnaryOperator<String> spelling) {
        var filled = new StringBuilder();
        var matcher = NAME.matcher(text);
        var from = 0;
        while (matcher.find()) {
            var value = values.get(matcher.group(1));
            filled.append(text, from, matcher.start()).append(value == null ? matcher.group() : spelling.apply(value));
            from = matcher.end();
        }
        return filled.append(text, from, text.length()).toString();
    }
}
