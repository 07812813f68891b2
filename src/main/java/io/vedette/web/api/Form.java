package io.vedette.web.api;

import io.vedette.web.http.Nearest;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that somebody sent, and every fault found in it so far, not only the first. */
final class Form {
    private static final int LONGEST_NAME = 200;

    private final JsonObject body;
    private final List<Fault> faults = new ArrayList<>();

    /** Whatever is not one of {@code members} is a fault. */
    Form(JsonObject body, Set<String> members) {
        this.body = body;
        body.fieldNames().stream().filter(name -> !members.contains(name)).forEach(name -> unknown(name, members));
    }

    /** The body of a request, if it is a JSON object. */
    static @Nullable JsonObject object(RoutingContext context) {
        try {
            return context.body().asJsonObject();
        } catch (DecodeException | ClassCastException notAnObject) {
            return null;
        }
    }

    /** The same, where it may as well be left out. */
    static @Nullable JsonObject objectOrNothing(RoutingContext context) {
        return context.body().isEmpty() ? new JsonObject() : object(context);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    @Nullable
    Object value(String member) {
        return body.getValue(member);
    }

    /** The text, empty with a fault if there is none. */
    String required(String member, int longest) {
        if (body.getValue(member) == null) {
            fault(member, "is missing");
            return "";
        }
        String word = word(member, longest);
        return word == null ? "" : word;
    }

    /** The text on one line, or nothing, with a fault if there is something else. */
    @Nullable
    String word(String member, int longest) {
        Object value = body.getValue(member);
        return value == null ? null : word(member, value, longest);
    }

    /** The same of a value within {@code member}. */
    @Nullable
    String word(String member, Object value, int longest) {
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

    private void unknown(String name, Set<String> members) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        fault(shown, "is not known here." + Nearest.hint(shown, members));
    }

    void fault(String member, String detail) {
        faults.add(new Fault("/" + member.replace("~", "~0").replace("/", "~1"), detail));
    }
}
