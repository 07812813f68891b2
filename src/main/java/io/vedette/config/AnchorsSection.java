package io.vedette.config;

import io.vedette.config.endpoint.EndpointSection;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.sight.Silence;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code anchors}: places that answer whenever our own network carries. */
final class AnchorsSection {
    private static final int FEWEST = 3;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String SERVICE = "vedette";

    private AnchorsSection() {}

    static void check(Fields top, Key<List<Fields>> key, Findings findings) {
        List<Fields> anchors = top.find(key, List.of());
        if (!top.has(key) || top.isBroken(key) || findings.hasErrors()) {
            return;
        }
        long domains = targets(anchors).stream()
                .map(target -> Silence.domain(target.spec().url()))
                .filter(domain -> domain != 0)
                .distinct()
                .count();
        if (domains < FEWEST) {
            findings.error(
                    top.placeOf(key),
                    top.trailOf(key),
                    "has anchors of " + domains + " networks or domains",
                    "expected at least " + FEWEST
                            + " that have nothing to do with one another, for one that is down must not decide");
        }
    }

    static List<Target> targets(List<Fields> anchors) {
        var targets = new ArrayList<Target>();
        for (Fields anchor : anchors) {
            var id = new TargetId(SERVICE, "anchor-" + (targets.size() + 1));
            targets.add(new Target(id, EndpointSection.spec(anchor), INTERVAL, TIMEOUT));
        }
        return targets;
    }
}
