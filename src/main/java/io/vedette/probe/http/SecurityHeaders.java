package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer has the headers that keep browsers from being turned against their users, as OWASP's Secure Headers Project lists them, and does not
 * tell which version of a server to attack.
 *
 * @param secure whether the answer comes over https, where HSTS means something
 */
public record SecurityHeaders(boolean secure) implements Condition<Answer> {
    private static final Regex LASTING = Regex.of("(?i)max-age\\s*=\\s*\"?0*[1-9]");
    private static final Regex FRAMES = Regex.of("(?i)(^|;)\\s*frame-ancestors\\s");
    private static final Regex VERSION = Regex.of("[0-9]+\\.[0-9]+|/[0-9]+");

    @Override
    public String words() {
        return "security headers";
    }

    @Override
    public @Nullable Theirs failure(Answer answer) {
        var wrong = new ArrayList<String>();
        transport(answer, wrong);
        if (!"nosniff".equalsIgnoreCase(text(answer, "X-Content-Type-Options").strip())) {
            wrong.add("no X-Content-Type-Options: nosniff");
        }
        if (!areFramesKept(answer)) {
            wrong.add("no frame protection (Content-Security-Policy with frame-ancestors, or X-Frame-Options)");
        }
        for (var name : List.of("Server", "X-Powered-By", "X-AspNet-Version")) {
            if (VERSION.isFoundIn(text(answer, name))) {
                wrong.add(name + " tells a version");
            }
        }
        return wrong.isEmpty()
                ? null
                : new Theirs(Reason.HEADER, "expected " + words() + ", found " + String.join("; ", wrong));
    }

    private void transport(Answer answer, List<String> wrong) {
        if (secure && !LASTING.isFoundIn(text(answer, "Strict-Transport-Security"))) {
            wrong.add("no Strict-Transport-Security with a max-age");
        }
    }

    private static boolean areFramesKept(Answer answer) {
        var options = text(answer, "X-Frame-Options").strip().toLowerCase(Locale.ROOT);
        return options.equals("deny")
                || options.equals("sameorigin")
                || FRAMES.isFoundIn(text(answer, "Content-Security-Policy"));
    }

    private static String text(Answer answer, String header) {
        var value = answer.header(header);
        return value == null ? "" : value;
    }
}
