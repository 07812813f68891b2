package io.vedette.config.source;

import io.vedette.config.endpoint.EndpointTemplate.Filled;
import io.vedette.discovery.Candidate;
import io.vedette.discovery.Refusals;
import io.vedette.discovery.Refused;
import io.vedette.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a source's targets endpoints of its service. What was made of a target stays the same for as long as the target does. Belongs to the thread that fills. */
public final class Filling {
    private final Sourced sourced;
    private Map<Candidate, Filled> made = Map.of();

    public Filling(Sourced sourced) {
        this.sourced = sourced;
    }

    public Sourced sourced() {
        return sourced;
    }

    /**
     * What a source's targets came to.
     *
     * @param others how many were left to other services, for the labels they have
     * @param refused those of which no endpoint can be made
     */
    public record Yield(List<Target> endpoints, int others, Refusals refused) {
        public static final Yield NOTHING = new Yield(List.of(), 0, Refusals.NONE);

        public Yield {
            endpoints = List.copyOf(endpoints);
        }
    }

    /**
     * Makes endpoints of {@code targets}.
     *
     * @param taken the names that endpoints of the service have already, to which the new ones are added
     */
    public Yield of(List<Candidate> targets, Set<String> taken) {
        var now = new HashMap<Candidate, Filled>();
        var endpoints = new ArrayList<Target>(targets.size());
        var refused = new ArrayList<Refused>();
        int others = 0;
        for (Candidate candidate : targets) {
            if (!sourced.takes(candidate)) {
                others++;
                continue;
            }
            Filled known = made.get(candidate);
            Filled filled = known == null ? fill(candidate) : known;
            now.put(candidate, filled);
            switch (filled) {
                case Filled.Bad(String why) -> refused.add(new Refused(candidate.address(), why));
                case Filled.Good(Target target) -> {
                    if (taken.add(target.id().endpoint())) {
                        endpoints.add(target);
                    } else {
                        refused.add(new Refused(
                                candidate.address(),
                                "is called " + target.id().endpoint() + ", as another endpoint of its service"));
                    }
                }
            }
        }
        made = now;
        return new Yield(endpoints, others, Refusals.of(refused));
    }

    /** One target that trips over a defect of ours must not cost the others. */
    private Filled fill(Candidate candidate) {
        try {
            return sourced.template().fill(sourced.spec().id().service(), candidate, sourced.pace());
        } catch (RuntimeException defect) {
            return new Filled.Bad("makes no endpoint by a defect of ours: " + defect);
        }
    }
}
