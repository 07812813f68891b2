package io.vedette.web.api;

import io.vedette.web.Drills.Undo;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which rollback is to be tried from JSON and finds every fault in it, not only the first. */
final class RehearsalForm {
    private static final Set<String> MEMBERS = Set.of("rollback", "service", "version", "previous_version");
    private static final int LONGEST = 200;

    private final JsonObject body;
    private final List<Fault> faults = new ArrayList<>();

    private RehearsalForm(JsonObject body) {
        this.body = body;
    }

    /** What was read. */
    sealed interface Read {
        record Valid(Undo undo) implements Read {}

        record Invalid(List<Fault> faults) implements Read {}
    }

    static Read read(JsonObject body) {
        return new RehearsalForm(body).read();
    }

    private Read read() {
        body.fieldNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> fault(name, "is not known here." + Nearest.hint(name, MEMBERS)));
        String rollback = word("rollback");
        if (body.getValue("rollback") == null) {
            fault("rollback", "is missing: expected a rollback's name");
        }
        String service = word("service");
        String version = word("version");
        String previous = word("previous_version");
        return faults.isEmpty() && rollback != null
                ? new Read.Valid(new Undo(rollback, service, version, previous))
                : new Read.Invalid(faults);
    }

    private @Nullable String word(String member) {
        Object value = body.getValue(member);
        if (value == null || (value instanceof String text && isWord(text))) {
            return (String) value;
        }
        fault(member, "expected a text of 1 to " + LONGEST + " characters");
        return null;
    }

    private static boolean isWord(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private void fault(String member, String detail) {
        String shown = member.substring(0, Math.min(LONGEST, member.length()));
        faults.add(new Fault("/" + shown.replace("~", "~0").replace("/", "~1"), detail));
    }
}
