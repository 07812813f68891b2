package io.vedette.deployment.evidence;

import java.util.List;

/** What an endpoint was compared with while the version before stayed reachable beside it. */
public record Paired(PairBaseline before, List<SlotPair> pairs) {
    public Paired {
        pairs = List.copyOf(pairs);
    }
}
