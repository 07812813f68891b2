package io.vedette.adopt.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of which service. Services that tell the same people in the same way share a receiver; where there are several, a label of the service says which
 * one is its. Belongs to one draft.
 */
final class Telling {
    private static final String LABEL = "alerting";
    private static final String ALWAYS = "always";

    private static final String NOBODY = "nobody";

    private final Map<String, Block> ways = new LinkedHashMap<>();
    private final Map<Wish, String> receivers = new LinkedHashMap<>();
    private final Unique names = new Unique();
    private boolean somebodyTellsNobody;

    /**
     * What one service wants.
     *
     * @param ways by their ids
     * @param again after what time a reminder comes; null where nothing was said
     */
    record Wish(SequencedSet<String> ways, @Nullable Duration again) {
        static final Wish NONE = new Wish(new LinkedHashSet<>(), null);
    }

    /**
     * A way to somebody.
     *
     * @param way a map of one key, such as {@code slack}
     */
    void way(String id, Block way) {
        ways.put(id, way);
    }

    boolean knows(String id) {
        return ways.containsKey(id);
    }

    /** Which receiver a service's alerts go to. */
    String receiver(Wish wish) {
        if (wish.ways().isEmpty()) {
            somebodyTellsNobody = true;
            return NOBODY;
        }
        return receivers.computeIfAbsent(wish, unseen -> names.of(Unique.name(String.join("-", wish.ways()))));
    }

    /** Whether services need a label that says who is told of them. */
    boolean isDivided() {
        return receivers.size() > 1 || (somebodyTellsNobody && !receivers.isEmpty());
    }

    void label(Block labels, String receiver) {
        if (isDivided()) {
            labels.put(LABEL, receiver);
        }
    }

    void addTo(Block top) {
        List<Block> all = new ArrayList<>();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        receivers.forEach((wish, name) -> parts.put(name, split(wish, name, all)));
        top.blocks("receivers", all);
        if (!receivers.isEmpty()) {
            routes(parts, top);
        }
    }

    /** A receiver has each kind of way once: who has two channels of one kind becomes two receivers. */
    private List<String> split(Wish wish, String name, List<Block> all) {
        List<Block> made = new ArrayList<>();
        for (String id : wish.ways()) {
            Block way = ways.getOrDefault(id, new Block());
            String kind = way.values().keySet().iterator().next();
            Block free = made.stream()
                    .filter(receiver -> !receiver.has(kind))
                    .findFirst()
                    .orElseGet(() -> receiver(made.isEmpty() ? name : names.of(name), made));
            way.values().forEach(free::put);
            if (way.origin() != null && free.origin() == null) {
                free.from(way.origin().place(), way.origin().path());
            }
        }
        all.addAll(made);
        return made.stream()
                .map(receiver -> String.valueOf(receiver.text("name")))
                .toList();
    }

    private static Block receiver(String name, List<Block> made) {
        Block receiver = new Block().put("name", name);
        made.add(receiver);
        return receiver;
    }

    private void routes(Map<String, List<String>> parts, Block top) {
        Block root = new Block().put("receiver", first(parts));
        List<Block> children = new ArrayList<>();
        receivers.forEach((wish, name) -> children.addAll(children(wish, name, parts.getOrDefault(name, List.of()))));
        if (somebodyTellsNobody) {
            children.add(muted());
            top.blocks("time_intervals", List.of(always()));
        }
        if (isDivided() || children.size() > 1) {
            root.blocks("routes", children);
        } else {
            root.put("repeat_interval", children.getFirst().text("repeat_interval"));
        }
        top.put("routes", root);
    }

    private List<Block> children(Wish wish, String name, List<String> parts) {
        List<Block> children = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            children.add(child(name, parts.get(i), wish.again(), i < parts.size() - 1));
        }
        return children;
    }

    /** Only services that say so: what Vedette has to say of itself goes to the first receiver. */
    private static Block muted() {
        return new Block()
                .remark("Nobody was told of these services. Take this away, and the receiver above is.")
                .pairs("match", Map.of(LABEL, NOBODY))
                .texts("mute_time_intervals", List.of(ALWAYS));
    }

    private Block child(String label, String receiver, @Nullable Duration again, boolean more) {
        Block child = new Block().put("receiver", receiver);
        if (isDivided()) {
            child.pairs("match", Map.of(LABEL, label));
        }
        return child.put("repeat_interval", again == null ? null : Written.duration(again))
                .put("continue", more ? "true" : null);
    }

    private static String first(Map<String, List<String>> parts) {
        return parts.values().stream()
                .max(Comparator.comparingInt(List::size))
                .map(List::getFirst)
                .orElseThrow();
    }

    private static Block always() {
        Block spell = new Block().texts("months", List.of("1:12"));
        return new Block().put("name", ALWAYS).blocks("time_intervals", List.of(spell));
    }
}
