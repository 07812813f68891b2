package io.vedette.discovery;

import io.vedette.target.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Groups of targets as Prometheus's file_sd and http_sd have them, {@code [{"targets": ["host:port"], "labels": {"name": "value"}}]}, once JSON or YAML made them
 * lists and maps. As strict as Prometheus about what a group may hold; but what is wrong with a group costs only that group.
 */
final class TargetGroups {
    private static final String EXAMPLE = "[{\"targets\": [\"host:port\"], \"labels\": {\"name\": \"value\"}}]";

    private TargetGroups() {}

    /**
     * Gives every target to {@code into}, each with {@code meta} over its own labels.
     *
     * @return what is wrong with the whole, or nothing
     */
    static @Nullable String read(@Nullable Object tree, Labels meta, Harvest into) {
        if (!(tree instanceof List<?> groups)) {
            return "is not a list of groups such as " + EXAMPLE;
        }
        int number = 0;
        for (Object group : groups) {
            number++;
            String fault = readGroup(group, meta, into);
            if (fault != null) {
                into.refuse("group " + number, fault);
            }
        }
        return null;
    }

    private static @Nullable String readGroup(@Nullable Object group, Labels meta, Harvest into) {
        if (!(group instanceof Map<?, ?> keys)) {
            return "is not a map with targets and labels";
        }
        for (Object key : keys.keySet()) {
            if (!"targets".equals(key) && !"labels".equals(key)) {
                return "has the key \"" + key + "\", where only targets and labels are known";
            }
        }
        if (!(keys.get("targets") instanceof List<?> targets)) {
            return "has no list of targets";
        }
        Labels labels = labels(keys.get("labels"));
        if (labels == null) {
            return "has labels that are not names with texts";
        }
        Labels all = labels.with(meta);
        targets.forEach(target -> add(target, all, into));
        return null;
    }

    private static void add(@Nullable Object target, Labels labels, Harvest into) {
        if (target instanceof String address) {
            into.add(address.strip(), labels);
        } else {
            into.refuse(String.valueOf(target), "is not a text such as \"host:port\"");
        }
    }

    private static @Nullable Labels labels(@Nullable Object found) {
        if (found == null) {
            return Labels.NONE;
        }
        if (!(found instanceof Map<?, ?> map)) {
            return null;
        }
        var labels = new TreeMap<String, String>();
        for (Map.Entry<?, ?> label : map.entrySet()) {
            if (!(label.getKey() instanceof String name)
                    || !(label.getValue() instanceof String value)
                    || !name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                return null;
            }
            labels.put(name, value);
        }
        return new Labels(labels);
    }
}
