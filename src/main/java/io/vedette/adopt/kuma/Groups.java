package io.vedette.adopt.kuma;

import io.vedette.adopt.foreign.Foreign;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Uptime Kuma's groups, which are monitors themselves: what a group has, its members have. */
final class Groups {
    private final Map<String, Foreign> byId = new HashMap<>();

    Groups(List<Foreign> monitors) {
        monitors.stream().filter(Groups::isOne).forEach(group -> byId.put(group.text("id", ""), group));
    }

    static boolean isOne(Foreign monitor) {
        return monitor.text("type", "").equals("group");
    }

    /** The groups around a monitor, the nearest first; a circle ends where it was entered. */
    SequencedSet<Foreign> around(Foreign monitor) {
        SequencedSet<Foreign> around = new LinkedHashSet<>();
        @Nullable Foreign group = byId.get(monitor.text("parent", ""));
        while (group != null && around.add(group)) {
            group = byId.get(group.text("parent", ""));
        }
        return around;
    }
}
