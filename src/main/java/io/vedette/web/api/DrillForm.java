package io.vedette.web.api;

import io.vedette.web.Drills.Order;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a drill is to test from JSON and finds every fault in it, not only the first. */
final class DrillForm {
    private static final Set<String> MEMBERS = Set.of("receiver", "labels");
    private static final int LONGEST = 200;
    private static final int MOST_LABELS = 50;

    private final JsonObject body;
    private final List<Fault> faults = new ArrayList<>();

    private DrillForm(JsonObject body) {
        this.body = body;
    }

    /** What was read. */
    sealed interface Read {
        record Valid(Order order) implements Read {}

        record Invalid(List<Fault> faults) implements Read {}
    }

    static Read read(JsonObject body) {
        return new DrillForm(body).read();
    }

    private Read read() {
        body.fieldNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> fault(name, "is not known here." + Nearest.hint(name, MEMBERS)));
        var order = new Order(receiver(), labels());
        return faults.isEmpty() ? new Read.Valid(order) : new Read.Invalid(faults);
    }

    private @Nullable String receiver() {
        Object value = body.getValue("receiver");
        if (value == null || (value instanceof String name && isWord(name))) {
            return (String) value;
        }
        fault("receiver", "expected a receiver's name");
        return null;
    }

    private Map<String, String> labels() {
        var labels = new HashMap<String, String>();
        Object value = body.getValue("labels");
        if (value == null) {
            return labels;
        }
        if (!(value instanceof JsonObject named) || named.size() > MOST_LABELS) {
            fault("labels", "expected an object of at most " + MOST_LABELS + " texts");
            return labels;
        }
        named.forEach(entry -> {
            if (entry.getValue() instanceof String text && isWord(text) && isWord(entry.getKey())) {
                labels.put(entry.getKey(), text);
            } else {
                fault("labels", "expected names and texts of 1 to " + LONGEST + " characters");
            }
        });
        return labels;
    }

    private static boolean isWord(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private void fault(String member, String detail) {
        String shown = member.substring(0, Math.min(LONGEST, member.length()));
        faults.add(new Fault("/" + shown.replace("~", "~0").replace("/", "~1"), detail));
    }
}
