package io.vedette.probe.run;

import com.google.re2j.Pattern;
import java.util.List;

/** Hides what looks like a secret in a text of a target's, whoever put it there: what is kept as evidence is read by many. */
final class Masks {
    private static final String HIDDEN = "<not shown>";

    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?"),
            Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){0,2}"),
            Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Pattern.compile("\\b(gh[pousr]|github_pat|glpat|xox[abprs]|sk|whsec)[_-][A-Za-z0-9_-]{10,}"));

    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\"']?[a-z0-9_.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|private[_-]?key|credentials?|session[_-]?id)[\"']?\\s*[:=]\\s*)(\"[^\"]*\"?|'[^']*'?|[^\\s,;&<}\\]]+)");

    private static final Pattern IN_URL = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+@");

    private Masks() {}

    static String hide(String text) {
        var shown =
                IN_URL.matcher(NAMED.matcher(text).replaceAll("$1" + HIDDEN)).replaceAll("$1" + HIDDEN + "@");
        for (var pattern : PATTERNS) {
            shown = pattern.matcher(shown).replaceAll(HIDDEN);
        }
        return shown;
    }
}
