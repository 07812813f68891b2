package io.vedette.adopt.gatus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One side of a condition. */
sealed interface Operand {
    Pattern FIELD = Pattern.compile("\\[([A-Za-z_]+)]((?:\\.[^\\s]+|\\[\\d+][^\\s]*)?)");
    Pattern CALL = Pattern.compile("(len|has|pat|any)\\((.*)\\)");

    record Literal(String text) implements Operand {}

    /**
     * Something of the answer.
     *
     * @param name such as {@code STATUS}
     * @param path into a JSON body; empty for the whole
     */
    record Field(String name, String path) implements Operand {}

    record Length(Field of) implements Operand {}

    record Presence(Field of) implements Operand {}

    record Glob(String pattern) implements Operand {}

    record AnyOf(List<String> texts) implements Operand {
        public AnyOf {
            texts = List.copyOf(texts);
        }
    }

    static Operand of(String text) {
        Matcher call = CALL.matcher(text);
        if (call.matches()) {
            String inside = call.group(2).strip();
            return switch (call.group(1)) {
                case "pat" -> new Glob(inside);
                case "any" ->
                    new AnyOf(
                            Arrays.stream(inside.split(",")).map(String::strip).toList());
                default -> of(inside) instanceof Field field ? about(call.group(1), field) : new Literal(text);
            };
        }
        Matcher field = FIELD.matcher(text);
        return field.matches() ? new Field(field.group(1).toUpperCase(Locale.ROOT), field.group(2)) : new Literal(text);
    }

    private static Operand about(String call, Field field) {
        return call.equals("len") ? new Length(field) : new Presence(field);
    }
}
