package io.vedette.web.api;

import io.vedette.web.Drills.Undo;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Reads which rollback is to be tried from JSON and finds every fault in it, not only the first. */
final class RehearsalForm {
    private static final Set<String> MEMBERS = Set.of("rollback", "service", "version", "previous_version");
    private static final int LONGEST = 200;

    private RehearsalForm() {}

    /** What was read. */
    sealed interface Read {
        record Valid(Undo undo) implements Read {}

        record Invalid(List<Fault> faults) implements Read {}
    }

    static Read read(JsonObject body) {
        var form = new Form(body, MEMBERS);
        var undo = new Undo(
                form.required("rollback", LONGEST),
                form.word("service", LONGEST),
                form.word("version", LONGEST),
                form.word("previous_version", LONGEST));
        return form.faults().isEmpty() ? new Read.Valid(undo) : new Read.Invalid(form.faults());
    }
}
