package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Losses;
import io.vedette.adopt.foreign.Foreign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A job's {@code relabel_configs}: those that every such job has, and labels that are the same for all targets. Others are lost. */
final class Relabelling {
    /** The target goes to the exporter, and comes back as the instance. */
    private static final Set<String> USUAL =
            Set.of("__address__>__param_target", "__param_target>instance", "__address__>instance", ">__address__");

    /** Jobs that name the module in a label of the target. */
    private static final Set<String> MODULE = Set.of("module>__param_module", "__param_module>module");

    private final Map<String, String> labels = new LinkedHashMap<>();

    Relabelling(Losses losses, List<Foreign> configs) {
        configs.forEach(config -> add(losses, config));
    }

    Map<String, String> labels() {
        return labels;
    }

    private void add(Losses losses, Foreign config) {
        String sources = String.join(",", config.texts("source_labels"));
        String target = config.text("target_label", "");
        String move = sources + ">" + target;
        boolean plain = !config.has("regex") && !config.has("action") && !config.has("modulus");
        if (plain && (USUAL.contains(move) || MODULE.contains(move))) {
            config.skip("replacement");
        } else if (plain && sources.isEmpty() && !target.startsWith("__")) {
            labels.put(target, config.text("replacement", ""));
        } else {
            losses.whole(
                    config,
                    "relabelling of " + (sources.isEmpty() ? target : sources),
                    "write the targets as they should be, with labels of their own");
        }
    }
}
