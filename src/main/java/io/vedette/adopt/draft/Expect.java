package io.vedette.adopt.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer must be, gathered from conditions that all must hold. Belongs to one endpoint. */
public final class Expect {
    private static final Set<String> WORDS = Set.of("exists", "missing", "null", "~", "");

    private final Block json = new Block();
    private final Block header = new Block();
    private final List<String> cel = new ArrayList<>();
    private @Nullable Statuses statuses;
    private @Nullable String body;
    private @Nullable String matches;
    private @Nullable Duration latency;
    private @Nullable Duration certificate;
    private final Block other = new Block();

    /** The statuses that are good, to be narrowed. */
    public Statuses statuses() {
        if (statuses == null) {
            statuses = new Statuses();
        }
        return statuses;
    }

    public void latency(Duration under) {
        latency = latency == null || under.compareTo(latency) < 0 ? under : latency;
    }

    public void certificate(Duration over) {
        certificate = certificate == null || over.compareTo(certificate) > 0 ? over : certificate;
    }

    public void bodyHas(String text) {
        if (body == null) {
            body = text;
        } else {
            cel.add("body.contains(" + Written.cel(text) + ")");
        }
    }

    public void bodyMatches(String regex) {
        if (matches == null) {
            matches = regex;
        } else {
            cel.add("body.matches(" + Written.cel(regex) + ")");
        }
    }

    /** What must be at a pointer, as {@code json} has it; {@code otherwise} says the same in CEL where something is said of that pointer already. */
    public void json(Pointer pointer, String comparison, String otherwise) {
        if (json.has(pointer.written())) {
            cel.add(otherwise);
        } else {
            json.put(pointer.written(), comparison);
        }
    }

    /** What a header must be, as {@code header} has it. */
    public boolean header(String name, String comparison) {
        boolean free = !header.has(name);
        if (free) {
            header.put(name, comparison);
        }
        return free;
    }

    public void cel(String expression) {
        cel.add(expression);
    }

    /** A value that is exactly this, as comparisons have it. */
    public static String equalTo(String value) {
        boolean misread = WORDS.contains(value) || (!value.isEmpty() && "<>~=!".indexOf(value.charAt(0)) >= 0);
        return misread ? "= " + value : value;
    }

    /** For the keys that only some kinds have. */
    public Block other() {
        return other;
    }

    public Block written() {
        Block expect = new Block();
        if (statuses != null) {
            List<String> good = statuses.written();
            if (good.size() == 1) {
                expect.put("status", good.getFirst());
            } else {
                expect.texts("status", good);
            }
        }
        expect.put("body", body).put("body_matches", matches).unlessEmpty("header", header);
        expect.unlessEmpty("json", json).put("cel", cel.isEmpty() ? null : together());
        expect.put("certificate", certificate == null ? null : "> " + Written.duration(certificate));
        expect.put("latency", latency == null ? null : "< " + Written.duration(latency));
        other.values().forEach(expect::put);
        return expect;
    }

    private String together() {
        return cel.size() == 1 ? cel.getFirst() : "(" + String.join(") && (", cel) + ")";
    }
}
