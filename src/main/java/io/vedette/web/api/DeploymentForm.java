package io.vedette.web.api;

import io.vedette.web.Commands.DeploymentReport;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
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

    private final Form form;

    private DeploymentForm(JsonObject body) {
        this.form = new Form(body, MEMBERS);
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
        DeploymentReport report = new DeploymentReport(
                form.required("service", LONGEST_WORD),
                form.required("version", LONGEST_WORD),
                form.word("previous_version", LONGEST_WORD),
                form.word("environment", LONGEST_WORD),
                url(),
                form.word("by", LONGEST_WORD),
                form.word("rollback_of", LONGEST_WORD),
                flag("rollback_safe"));
        return form.faults().isEmpty() ? new Read.Valid(report) : new Read.Invalid(form.faults());
    }

    /** True unless it says otherwise. */
    private boolean flag(String member) {
        Object value = form.value(member);
        if (value != null && !(value instanceof Boolean)) {
            form.fault(member, "expected true or false");
        }
        return !Boolean.FALSE.equals(value);
    }

    private @Nullable URI url() {
        String text = form.word("url", LONGEST_URL);
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
        form.fault("url", "expected an http or https URL, such as https://ci.example.org/runs/42");
        return null;
    }

    private static boolean isWeb(@Nullable String scheme) {
        return scheme != null && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
    }
}
