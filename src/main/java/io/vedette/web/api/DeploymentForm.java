package io.vedette.web.api;

import io.vedette.web.Commands.DeploymentReport;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a reported deployment from JSON and finds every fault in it, not only the first. */
final class DeploymentForm {
    private static final Set<String> MEMBERS = Set.of(
            "service", "version", "previous_version", "environment", "url", "by", "rollback_of", "rollback_safe");
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_URL = 2_000;

    private final JsonObject body;
    private final List<Fault> faults = new ArrayList<>();

    private DeploymentForm(JsonObject body) {
        this.body = body;
    }

    /** What was read. */
    sealed interface Read {
        record Valid(DeploymentReport report) implements Read {}

        record Invalid(List<Fault> faults) implements Read {}
    }

    static Read read(JsonObject body) {
        return new DeploymentForm(body).read();
    }

    private Read read() {
        body.fieldNames().stream().filter(name -> !MEMBERS.contains(name)).forEach(this::unknown);
        DeploymentReport report = new DeploymentReport(
                required("service"),
                required("version"),
                word("previous_version", LONGEST_WORD),
                word("environment", LONGEST_WORD),
                url(),
                word("by", LONGEST_WORD),
                word("rollback_of", LONGEST_WORD),
                flag("rollback_safe"));
        return faults.isEmpty() ? new Read.Valid(report) : new Read.Invalid(faults);
    }

    private String required(String member) {
        if (body.getValue(member) == null) {
            fault(member, "is missing");
            return "";
        }
        String word = word(member, LONGEST_WORD);
        return word == null ? "" : word;
    }

    private @Nullable String word(String member, int longest) {
        Object value = body.getValue(member);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            fault(member, "expected a string");
        } else if (text.isBlank() || text.length() > longest) {
            fault(
                    member,
                    "expected 1 to " + longest + " characters, found "
                            + text.strip().length());
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            fault(member, "has a control character in it");
        } else {
            return text;
        }
        return null;
    }

    /** True unless it says otherwise. */
    private boolean flag(String member) {
        Object value = body.getValue(member);
        if (value != null && !(value instanceof Boolean)) {
            fault(member, "expected true or false");
        }
        return !Boolean.FALSE.equals(value);
    }

    private @Nullable URI url() {
        String text = word("url", LONGEST_URL);
        if (text == null) {
            return null;
        }
        try {
            URI url = new URI(text);
            if (url.getHost() != null && isWeb(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            // said below, together with every other text that is no address
        }
        fault("url", "expected an http or https URL, such as https://ci.example.org/runs/42");
        return null;
    }

    private static boolean isWeb(@Nullable String scheme) {
        return scheme != null && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
    }

    private void unknown(String name) {
        String shown = name.length() > LONGEST_WORD ? name.substring(0, LONGEST_WORD) : name;
        fault(shown, "is not known here." + Nearest.hint(shown, MEMBERS));
    }

    private void fault(String member, String detail) {
        faults.add(new Fault("/" + member.replace("~", "~0").replace("/", "~1"), detail));
    }
}
