package io.vedette.discovery;

import io.vedette.target.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** A list while it is being read: takes targets one by one, and refuses one by one. Belongs to the thread that reads. */
final class Harvest {
    private final int most;
    private final TreeSet<Candidate> targets = new TreeSet<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    /** @param most how many targets there may be */
    Harvest(int most) {
        this.most = most;
    }

    void add(String address, Labels labels) {
        String fault = Candidate.fault(address, labels);
        if (fault != null) {
            refuse(address, fault);
        } else if (targets.size() <= most && !targets.add(new Candidate(address, labels))) {
            refuse(address, "is there twice");
        }
    }

    /** Takes what was read before in place of what cannot be read now. */
    void keep(Collection<Candidate> known, String trouble) {
        troubles.add(trouble);
        targets.addAll(known);
    }

    void refuse(String target, String why) {
        refused.add(new Refused(target, why));
    }

    /** All that was taken. A list that is too long is none: nobody knows which half was meant. */
    Look look() {
        if (targets.size() > most) {
            return new Look.Failed("gives more than " + most + " targets, which is the most that max_targets lets it");
        }
        return new Look.Seen(List.copyOf(targets), Refusals.of(refused), String.join("; ", troubles));
    }
}
