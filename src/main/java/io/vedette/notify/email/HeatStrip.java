package io.vedette.notify.email;

import io.vedette.alert.context.Context.Pace;
import io.vedette.notify.Particulars;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The latency of an hour as a row of coloured cells: a table and nothing else, which every mail program shows, also one that loads no images and knows no
 * style sheets. Who cannot see it is told the range in words. Pure.
 */
final class HeatStrip {
    private static final String USUAL = "#7cc492";
    private static final String SLOW = "#f0b35a";
    private static final String VERY_SLOW = "#d0342c";
    private static final String NOTHING_MEASURED = "#c9ced6";

    private HeatStrip() {}

    /** The strip, or nothing when no five minutes of the hour have a value. */
    static String of(Pace pace) {
        if (pace.hour().stream().allMatch(Duration::isZero)) {
            return "";
        }
        String cells = pace.hour().stream().map(value -> cell(value, pace)).collect(Collectors.joining());
        return "<table role=\"img\" aria-label=\"" + words(pace)
                + "\" cellpadding=\"0\" cellspacing=\"1\" border=\"0\"><tr>" + cells + "</tr></table>\n<small>"
                + words(pace) + "</small>";
    }

    private static String words(Pace pace) {
        var answered = pace.hour().stream().filter(value -> !value.isZero()).toList();
        Duration least = answered.stream().min(Duration::compareTo).orElse(Duration.ZERO);
        Duration most = answered.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        int silent = pace.hour().size() - answered.size();
        return "the last hour, p90 of each 5 min: " + Particulars.time(least) + " to " + Particulars.time(most)
                + (silent == 0
                        ? ""
                        : ", nothing measured in " + silent + " of "
                                + pace.hour().size());
    }

    private static String cell(Duration value, Pace pace) {
        String title = value.isZero() ? "nothing measured" : Particulars.time(value);
        return "<td width=\"22\" height=\"18\" bgcolor=\"" + colour(value, pace.usual()) + "\" title=\"" + title
                + "\">&nbsp;</td>";
    }

    private static String colour(Duration value, Duration usual) {
        if (value.isZero()) {
            return NOTHING_MEASURED;
        }
        double times = (double) value.toNanos() / Math.max(1, usual.toNanos());
        return times > 3 ? VERY_SLOW : times > 1.5 ? SLOW : USUAL;
    }
}
