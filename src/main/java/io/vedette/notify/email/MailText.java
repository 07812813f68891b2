package io.vedette.notify.email;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.context.Context.Pace;
import io.vedette.notify.Particulars;
import io.vedette.notify.Particulars.Particular;
import io.vedette.notify.Wording;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two bodies of a notice's mail. Pure. */
final class MailText {
    private static final int MOST_ALERTS = 100;

    private MailText() {}

    static String plain(Notice notice, @Nullable URI page) {
        var text = new StringBuilder(Wording.headline(notice)).append("\n\n");
        shown(notice).forEach(alert -> plain(alert, notice, text));
        more(notice, text);
        notice.followUp().links().forEach(link -> text.append(link.label())
                .append(": ")
                .append(link.url())
                .append('\n'));
        if (page != null) {
            text.append(page).append('\n');
        }
        return text.append("-- \nTold by Vedette, which watches these services.\n")
                .toString();
    }

    private static void plain(Alert alert, Notice notice, StringBuilder text) {
        if (!title(alert).equals(Wording.headline(notice))) {
            text.append(title(alert)).append('\n');
        }
        text.append("  ")
                .append(Wording.description(alert).replace("\n", "\n  "))
                .append('\n');
        text.append("  ").append(Wording.when(alert, notice)).append('\n');
        for (Particular one : Particulars.of(alert)) {
            text.append("  ").append(one).append('\n');
            if (one.link() != null) {
                text.append("    ").append(one.link()).append('\n');
            }
        }
        if (alert.runbook() != null) {
            text.append("  Runbook: ").append(alert.runbook()).append('\n');
        }
        text.append('\n');
    }

    private static void more(Notice notice, StringBuilder text) {
        int hidden = notice.alerts().size() - MOST_ALERTS;
        if (hidden > 0) {
            text.append("and ").append(hidden).append(" more\n\n");
        }
    }

    static String html(Notice notice, @Nullable URI page) {
        var html = new StringBuilder(
                "<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif;color:#222;max-width:42em\">\n");
        html.append("<h2 style=\"font-size:1.2em\">")
                .append(escaped(Wording.headline(notice)))
                .append("</h2>\n");
        html.append(shown(notice).stream().map(alert -> html(alert, notice)).collect(Collectors.joining()));
        int hidden = notice.alerts().size() - MOST_ALERTS;
        if (hidden > 0) {
            html.append("<p>and ").append(hidden).append(" more</p>\n");
        }
        notice.followUp().links().forEach(link -> html.append("<p><b>")
                .append(link(link.url(), link.label()))
                .append("</b></p>\n"));
        if (page != null) {
            html.append("<p>").append(link(page, "Open Vedette")).append("</p>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static String html(Alert alert, Notice notice) {
        String runbook = alert.runbook() == null ? "" : "<br>\n" + link(alert.runbook(), "Runbook");
        String title =
                title(alert).equals(Wording.headline(notice)) ? "" : "<b>" + escaped(title(alert)) + "</b><br>\n";
        String description = escaped(Wording.description(alert)).replace("\n", "<br>\n");
        return "<p style=\"border-left:4px solid " + color(alert) + ";padding-left:.8em\">" + title
                + description + "<br>\n<small>" + escaped(Wording.when(alert, notice)) + "</small>"
                + around(alert) + runbook + "</p>\n" + strip(alert);
    }

    private static String strip(Alert alert) {
        Pace pace = alert.context().pace();
        return pace == null ? "" : HeatStrip.of(pace) + "\n";
    }

    private static String around(Alert alert) {
        return Particulars.of(alert).stream()
                .map(one -> "<br>\n<b>" + one.label() + "</b> " + escaped(one.text())
                        + (one.link() == null ? "" : " " + link(one.link(), "Open")))
                .collect(Collectors.joining());
    }

    private static List<Alert> shown(Notice notice) {
        return notice.alerts().stream().limit(MOST_ALERTS).toList();
    }

    private static String title(Alert alert) {
        return oneLine(alert.firing() ? Wording.emoji(alert) + " " + alert.summary() : "✅ " + Wording.over(alert));
    }

    private static String color(Alert alert) {
        if (!alert.firing()) {
            return "#2e9e5b";
        }
        return switch (alert.severity()) {
            case CRITICAL -> "#d0342c";
            case WARNING -> "#e8912d";
            case INFO -> "#3b7dd8";
        };
    }

    private static String link(URI target, String label) {
        return "<a href=\"" + escaped(target.toASCIIString()) + "\">" + escaped(label) + "</a>";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
