package io.vedette.adopt.gatus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gatus's variables, {@code $NAME} and {@code ${NAME}}, with the doubled dollar sign for itself. */
final class Variables {
    private static final Pattern DOLLAR =
            Pattern.compile("\\$(\\$|\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))?");

    private Variables() {}

    /** The text as Vedette writes it. */
    static String spelt(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder spelt = new StringBuilder();
        Matcher dollar = DOLLAR.matcher(text);
        while (dollar.find()) {
            String name = dollar.group(2) == null ? dollar.group(3) : dollar.group(2);
            boolean brace = text.startsWith("{", dollar.end());
            String written = name != null ? "${" + name + "}" : brace ? "$$" : "$";
            dollar.appendReplacement(spelt, Matcher.quoteReplacement(written));
        }
        return dollar.appendTail(spelt).toString();
    }
}
