package io.vedette.web.api;

import io.vedette.web.Drills.Order;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a drill is to test from JSON and finds every fault in it, not only the first. */
final class DrillForm {
    private static final Set<String> MEMBERS = Set.of("receiver", "labels");
    private static final int LONGEST = 200;
    private static final int MOST_LABELS = 50;

    private DrillForm() {}

    /** What was read. */
    sealed interface Read {
        record Valid(Order order) implements Read {}

        record Invalid(List<Fault> faults) implements Read {}
    }

    static Read read(JsonObject body) {
        var form = new Form(body, MEMBERS);
        var order = new Order(form.word("receiver", LONGEST), labels(form));
        return form.faults().isEmpty() ? new Read.Valid(order) : new Read.Invalid(form.faults());
    }

    private static Map<String, String> labels(Form form) {
        var labels = new HashMap<String, String>();
        Object value = form.value("labels");
        if (value instanceof JsonObject named && named.size() <= MOST_LABELS) {
            named.forEach(label -> {
                String name = form.word("labels", label.getKey(), LONGEST);
                String text = form.word("labels", label.getValue(), LONGEST);
                if (name != null && text != null) {
                    labels.put(name, text);
                }
            });
        } else if (value != null) {
            form.fault("labels", "expected an object of at most " + MOST_LABELS + " texts");
        }
        return labels;
    }
}
