package io.vedette.adopt.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a draft a path such as {@code services[0].endpoints[1].expect} leads, or as far as it leads. */
final class Spot {
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\[\"(.*?)\"](?=$|[.\\[])|([^.\\[]+)");

    private final List<Block> owners = new ArrayList<>();
    private String key = "";
    private int index = -1;
    private @Nullable Value value;
    private boolean whole;

    private Spot() {}

    static Spot of(Block top, String path) {
        Spot spot = new Spot();
        spot.owners.add(top);
        spot.value = top;
        spot.whole = true;
        Matcher step = STEP.matcher(path);
        while (spot.whole && step.find()) {
            spot.whole = step.group(1) == null
                    ? spot.down(step.group(2) == null ? step.group(3) : step.group(2))
                    : spot.down(Integer.parseInt(step.group(1)));
        }
        return spot;
    }

    private boolean down(String next) {
        if (!(value instanceof Block block) || !block.has(next)) {
            return false;
        }
        if (owners.getLast() != block) {
            owners.add(block);
        }
        key = next;
        index = -1;
        value = block.get(next);
        return true;
    }

    private boolean down(int position) {
        if (!(value instanceof Value.Many many) || position >= many.items().size()) {
            return false;
        }
        index = position;
        value = many.items().get(position);
        return true;
    }

    /** Whether the path leads all the way. */
    boolean isWhole() {
        return whole;
    }

    /** Whether something of the source as a whole stands there, an endpoint or a service. */
    boolean isWholeThing() {
        return value instanceof Block block && block.origin() != null;
    }

    String lastKey() {
        return key;
    }

    /** The single value there, or null. */
    @Nullable
    String text() {
        return value instanceof Value.Text text ? text.written() : null;
    }

    /** The innermost origin on the way. */
    Block.@Nullable Origin origin() {
        if (value instanceof Block block && block.origin() != null) {
            return block.origin();
        }
        return owners.reversed().stream()
                .map(Block::origin)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    void remove() {
        Block owner = owners.getLast();
        if (index >= 0) {
            owner.remove(key, index);
        } else {
            owner.remove(key);
        }
    }
}
