package io.vedette.cli.client;

import io.vedette.cli.text.Printable;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the daemon said when it said no: the sentences of its problem details, and what a person at a terminal can do. */
final class Refusals {
    private static final String OFFER =
            " Run this as the daemon's own user, or give a token in VEDETTE_TOKEN or with --token-file.";

    private Refusals() {}

    static Answer.Refused of(URI base, int status, String body, boolean withToken) {
        JsonObject problem = problem(body);
        if (problem == null) {
            return stranger(base, status);
        }
        String said = said(problem);
        return new Answer.Refused(
                status,
                switch (status) {
                    case 401 -> (withToken ? "The daemon does not know this token. " : "") + said + OFFER;
                    default -> said;
                });
    }

    /** Something answers there, but it is not Vedette. */
    static Answer.Refused stranger(URI base, int status) {
        return new Answer.Refused(
                status,
                "what answers at " + base + " (with status " + status
                        + ") does not speak as Vedette does: point --url or VEDETTE_URL at the daemon");
    }

    private static @Nullable JsonObject problem(String body) {
        try {
            JsonObject problem = new JsonObject(body);
            return problem.getValue("detail") instanceof String ? problem : null;
        } catch (DecodeException notJson) {
            return null;
        }
    }

    private static String said(JsonObject problem) {
        List<String> faults = faults(problem);
        String detail = Printable.line(problem.getString("detail"));
        return switch (faults.size()) {
            case 0 -> detail;
            case 1 -> faults.getFirst();
            default -> detail + "\n  " + String.join("\n  ", faults);
        };
    }

    private static List<String> faults(JsonObject problem) {
        return Members.objects(problem, "errors").stream().map(Refusals::fault).toList();
    }

    private static String fault(JsonObject error) {
        String detail = Members.text(error, "detail");
        String pointer = Members.text(error, "pointer");
        boolean sentence = pointer.length() < 2 || detail.startsWith("There is no");
        return Printable.line(sentence ? detail : pointer.substring(1) + " " + detail);
    }
}
