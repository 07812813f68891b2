package io.vedette.config.endpoint;

import io.vedette.discovery.Candidate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with gaps for what a discovered target is called: {@code {{ address }}}, {@code {{ host }}}, {@code {{ port }}}, {@code {{ labels.NAME }}}, each perhaps
 * with a default as in {@code {{ labels.path:-/health }}}. Nothing else can stand there: no conditions, no calls.
 */
record Gaps(List<Part> parts) {
    private static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern GAP =
            Pattern.compile("\\s*(address|host|port|labels\\.([a-zA-Z_][a-zA-Z0-9_]*))\\s*(?::-(.*))?", Pattern.DOTALL);
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[^\\[\\]]*]|[^:/\\[\\]]*)(?::(\\d{1,5}))?");

    Gaps {
        parts = List.copyOf(parts);
    }

    /** A piece of a text. */
    sealed interface Part {
        record Fixed(String text) implements Part {}

        /**
         * @param name as it is written
         * @param label empty for what is no label
         * @param otherwise what stands there when the target has none; null when it must have one
         */
        record Gap(String name, String label, @Nullable String otherwise) implements Part {}
    }

    /** Whether it may have gaps at all. */
    static boolean areIn(String text) {
        return text.contains("{{");
    }

    /** What is wrong with the gaps of a text, or nothing. */
    static @Nullable String fault(String text) {
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            if (!GAP.matcher(braces.group(1)).matches()) {
                return "expected {{ address }}, {{ host }}, {{ port }} or {{ labels.NAME }}, each perhaps with a default as in {{ port:-443 }}";
            }
        }
        return BRACES.matcher(text).replaceAll("").contains("{{") ? "expected }} after each {{" : null;
    }

    /** The parts of a text without {@link #fault}. */
    static Gaps of(String text) {
        var parts = new ArrayList<Part>();
        Matcher braces = BRACES.matcher(text);
        int from = 0;
        while (braces.find()) {
            fixed(text.substring(from, braces.start()), parts);
            parts.add(gap(braces.group(1)));
            from = braces.end();
        }
        fixed(text.substring(from), parts);
        return new Gaps(parts);
    }

    private static void fixed(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Fixed(text));
        }
    }

    private static Part gap(String inside) {
        Matcher gap = GAP.matcher(inside);
        if (!gap.matches()) {
            throw new IllegalArgumentException("expected a gap without a fault, found " + inside);
        }
        String otherwise = gap.group(3);
        return new Part.Gap(
                gap.group(1), gap.group(2) == null ? "" : gap.group(2), otherwise == null ? null : otherwise.strip());
    }

    boolean startsWithGap() {
        return !parts.isEmpty() && parts.getFirst() instanceof Part.Gap;
    }

    /**
     * What {@code target} has for a gap.
     *
     * @throws Unfit if it has nothing, or something that means more than itself in a configuration
     */
    static String value(Part.Gap gap, Candidate target) throws Unfit {
        String found = found(gap, target);
        if (found.isEmpty() && gap.otherwise != null) {
            return gap.otherwise;
        }
        if (found.isEmpty()) {
            throw new Unfit("has no " + (gap.label.isEmpty() ? gap.name : "label " + gap.label));
        }
        if (found.contains("${") || found.endsWith("$") || found.startsWith("{") || found.contains("{{")) {
            throw new Unfit("has braces or a dollar sign in its " + (gap.label.isEmpty() ? gap.name : gap.label)
                    + " that mean something in a configuration");
        }
        return found;
    }

    private static String found(Part.Gap gap, Candidate target) {
        return switch (gap.name) {
            case "address" -> target.address();
            case "host" -> place(target.address(), true);
            case "port" -> place(target.address(), false);
            default ->
                gap.label.equals("__address__")
                        ? target.address()
                        : target.labels().value(gap.label);
        };
    }

    /** Host or port of {@code host:port} or of a URL; empty if there is none. */
    private static String place(String address, boolean host) {
        String authority = address.contains("://") ? authority(address) : address;
        Matcher parts = HOST_PORT.matcher(authority);
        String found = parts.matches() ? parts.group(host ? 1 : 2) : null;
        return found == null ? "" : found;
    }

    private static String authority(String url) {
        try {
            String authority = new URI(url).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (URISyntaxException notAUrl) {
            return "";
        }
    }

    /** The text with what {@code target} has in its gaps, as it is. */
    String plain(Candidate target) throws Unfit {
        var text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Fixed(String fixed) -> text.append(fixed);
                case Part.Gap gap -> text.append(value(gap, target));
            }
        }
        return text.toString();
    }

    /** A target does not fit its template. The message fits after its address. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String why) {
            super(why, null, false, false);
        }
    }
}
