package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Expect;
import io.vedette.adopt.draft.Losses;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the prober {@code http} asks of an answer. Belongs to one endpoint. */
final class ExpectedAnswer {
    /** A text in CEL, or the name that blackbox_exporter gives to the JSON body. */
    private static final Pattern BODY =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|(?<![.\\w])body(?!\\w)");

    private final Losses losses;
    private final Expect expect = new Expect();

    ExpectedAnswer(Losses losses) {
        this.losses = losses;
    }

    Block expect(Foreign http) {
        statuses(http);
        http.texts("fail_if_body_matches_regexp").forEach(regex -> expect.cel("!body.matches(" + cel(regex) + ")"));
        http.texts("fail_if_body_not_matches_regexp").forEach(expect::bodyMatches);
        http.maps("fail_if_header_matches").forEach(this::headerMust);
        http.maps("fail_if_header_not_matches").forEach(this::headerMay);
        String not = http.text("fail_if_body_json_matches_cel");
        if (not != null) {
            expect.cel("!(" + json(not) + ")");
        }
        String yes = http.text("fail_if_body_json_not_matches_cel");
        if (yes != null) {
            expect.cel(json(yes));
        }
        return expect.written();
    }

    private void statuses(Foreign http) {
        List<String> codes = http.texts("valid_status_codes");
        if (http.truth("accept_any_response", false)) {
            expect.statuses();
        } else if (!codes.isEmpty()) {
            Set<String> good = new HashSet<>(codes);
            expect.statuses().keep(status -> good.contains(String.valueOf(status)));
            if (expect.statuses().isEmpty()) {
                losses.of(
                        http,
                        "valid_status_codes",
                        String.join(", ", codes),
                        "expect.status takes statuses from 100 to 599");
            }
        }
    }

    private void headerMust(Foreign match) {
        String name = match.text("header", "");
        String regex = match.text("regexp", "");
        boolean maybe = match.truth("allow_missing", false);
        String key = Written.cel(name.toLowerCase(Locale.ROOT));
        String matched = "headers[" + key + "].matches(" + cel(regex) + ")";
        expect.cel(maybe ? "!(" + key + " in headers && " + matched + ")" : key + " in headers && !" + matched);
    }

    private void headerMay(Foreign match) {
        String name = match.text("header", "");
        String regex = match.text("regexp", "");
        boolean maybe = match.truth("allow_missing", false);
        if (maybe || !expect.header(name, "~ " + regex)) {
            String key = Written.cel(name.toLowerCase(Locale.ROOT));
            expect.cel((maybe ? "!(" + key + " in headers) || " : "") + "headers[" + key + "].matches(" + cel(regex)
                    + ")");
        }
    }

    private static String cel(String regex) {
        return Written.cel(regex);
    }

    private static String json(String expression) {
        StringBuilder renamed = new StringBuilder();
        Matcher body = BODY.matcher(expression);
        while (body.find()) {
            String word = body.group().equals("body") ? "json" : body.group();
            body.appendReplacement(renamed, Matcher.quoteReplacement(word));
        }
        return body.appendTail(renamed).toString();
    }
}
