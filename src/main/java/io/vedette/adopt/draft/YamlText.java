package io.vedette.adopt.draft;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A configuration in the making as YAML: words plain where they can be, lists of words on one line. */
final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("-?[0-9.]+|[A-Za-z0-9/_<][A-Za-z0-9/_.:@%+~=-]*( [A-Za-z0-9/_.:@%+~=<-]+)*");
    private static final Set<String> NOTHING = Set.of("null", "~", "");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(Block top) {
        YamlText yaml = new YamlText();
        boolean first = true;
        for (Map.Entry<String, Value> entry : top.values().entrySet()) {
            yaml.text.append(first ? "" : "\n");
            yaml.entry(entry.getKey(), entry.getValue(), 0);
            first = false;
        }
        return yaml.text.toString();
    }

    private void entries(Block block, int depth) {
        block.values().forEach((key, value) -> entry(key, value, depth));
    }

    private void entry(String key, Value value, int depth) {
        if (value instanceof Block block) {
            remark(block, depth);
        }
        indent(depth);
        keyed(key, value, depth);
    }

    private void keyed(String key, Value value, int depth) {
        text.append(word(key, false)).append(':');
        below(value, depth);
    }

    private void below(Value value, int depth) {
        switch (value) {
            case Value.Text single -> text.append(' ').append(word(single)).append('\n');
            case Block block when block.isEmpty() -> text.append(" {}\n");
            case Block block -> {
                text.append('\n');
                entries(block, depth + 1);
            }
            case Value.Many many -> list(many, depth);
        }
    }

    private void list(Value.Many many, int depth) {
        if (many.items().stream().allMatch(Value.Text.class::isInstance)) {
            text.append(many.items().stream()
                    .map(item -> flow((Value.Text) item))
                    .collect(Collectors.joining(", ", " [", "]\n")));
            return;
        }
        text.append('\n');
        many.items().forEach(item -> item(item, depth + 1));
    }

    private void item(Value item, int depth) {
        if (item instanceof Block block && !block.isEmpty()) {
            remark(block, depth);
            indent(depth).append("- ");
            behindTheDash(block, depth);
        } else {
            indent(depth).append('-');
            below(item, depth);
        }
    }

    /** The first key stands beside the dash, the others below it. */
    private void behindTheDash(Block block, int depth) {
        boolean first = true;
        for (Map.Entry<String, Value> entry : block.values().entrySet()) {
            if (first) {
                keyed(entry.getKey(), entry.getValue(), depth + 1);
                first = false;
            } else {
                entry(entry.getKey(), entry.getValue(), depth + 1);
            }
        }
    }

    private void remark(Block block, int depth) {
        block.remark()
                .lines()
                .forEach(line -> indent(depth).append("# ").append(line).append('\n'));
    }

    private StringBuilder indent(int depth) {
        return text.append("  ".repeat(depth));
    }

    private static String word(Value.Text single) {
        return word(single.written(), single.quoted());
    }

    private static String word(String written, boolean quoted) {
        return quoted || !isPlain(written) ? quote(written) : written;
    }

    private static String flow(Value.Text single) {
        return single.written().matches("[A-Za-z0-9_.-]+") ? word(single) : quote(single.written());
    }

    private static boolean isPlain(String written) {
        return PLAIN.matcher(written).matches()
                && !written.contains(": ")
                && !written.endsWith(":")
                && !NOTHING.contains(written);
    }

    private static String quote(String written) {
        StringBuilder quoted = new StringBuilder("\"");
        written.codePoints().forEach(point -> quoted.append(escaped(point)));
        return quoted.append('"').toString();
    }

    private static String escaped(int point) {
        return switch (point) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                point >= ' ' && point != 0x7f && Character.isDefined(point) && !isUnseen(point)
                        ? Character.toString(point)
                        : String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point);
        };
    }

    private static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
