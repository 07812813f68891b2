package io.vedette.web.act;

import io.vedette.web.act.Purpose.Offer;
import java.util.stream.Collectors;

/** The plain page behind a link: what would happen, and a form to confirm it. Pure; everything from outside is escaped. */
final class ActPage {
    /** Allowed by its digest alone: the page is for people without a login, who get no other file. */
    static final String STYLE =
            "body{font:1rem/1.5 system-ui,sans-serif;max-width:40em;margin:2em auto;padding:0 1em}input{font:inherit;width:100%}button{font:inherit;padding:.4em 1.2em}";

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>Vedette</title><style>""" + STYLE + """
            </style></head>
            <body><main>
            """;
    private static final String FOOT = "</main></body></html>\n";

    private ActPage() {}

    static String offer(Offer.Open offer) {
        String details = offer.details().stream()
                .map(line -> "<li>" + escaped(line) + "</li>\n")
                .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
        return HEAD + "<h1>" + escaped(offer.title()) + "</h1>\n" + details + """
                <form method="post">
                <p><label>Your name<br><input name="name" required maxlength="100" autocomplete="name"></label></p>
                <p><label>Note<br><input name="note" maxlength="1000" autocomplete="off"></label></p>
                <p><button type="submit">""" + escaped(offer.button())
                + "</button></p>\n</form>\n" + FOOT;
    }

    static String said(String title, String sentence) {
        return HEAD + "<h1>" + escaped(title) + "</h1>\n<p>" + escaped(sentence) + "</p>\n" + FOOT;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
