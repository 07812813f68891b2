package io.vedette.adopt.gatus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition, with what it is about on its left.
 *
 * @param sign one of {@code == != <= >= > <}
 */
record Condition(Operand left, String sign, Operand right) {
    /** In the order in which Gatus looks for them. */
    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", ">", "<");

    /** The condition, or null if the text is none. */
    static @Nullable Condition parse(String text) {
        for (String sign : SIGNS) {
            int at = text.indexOf(" " + sign + " ");
            if (at >= 0) {
                Operand left = Operand.of(text.substring(0, at).strip());
                Operand right =
                        Operand.of(text.substring(at + sign.length() + 2).strip());
                return isSaid(left) && !isSaid(right)
                        ? new Condition(right, flipped(sign), left)
                        : new Condition(left, sign, right);
            }
        }
        return null;
    }

    private static boolean isSaid(Operand side) {
        return switch (side) {
            case Operand.Literal literal -> true;
            case Operand.Glob glob -> true;
            case Operand.AnyOf any -> true;
            case Operand.Field field -> false;
            case Operand.Length length -> false;
            case Operand.Presence presence -> false;
        };
    }

    private static String flipped(String sign) {
        return switch (sign) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> sign;
        };
    }

    boolean equality() {
        return sign.equals("==") || sign.equals("!=");
    }

    boolean negated() {
        return sign.equals("!=");
    }

    /** What it is compared with, if that is a plain word. */
    @Nullable
    String literal() {
        return right instanceof Operand.Literal literal ? literal.text() : null;
    }
}
