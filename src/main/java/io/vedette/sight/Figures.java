package io.vedette.sight;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all event loops have counted, as one look sees it. */
final class Figures {
    /** By how many seconds back. */
    private final int[] fallen;

    private final Set<Integer> domains = new HashSet<>();
    private final int silent;
    private Instant first;

    /**
     * @param window how many seconds back are looked at, the running one included
     * @param excused until when what fell silent is not looked at
     */
    Figures(Collection<Silence> loops, int window, Instant excused, Instant now) {
        this.fallen = new int[window + 1];
        this.silent = loops.stream().mapToInt(Silence::silent).sum();
        this.first = now;
        for (int back = 1; back <= window; back++) {
            long second = now.getEpochSecond() - back + 1;
            int fell = 0;
            for (Silence loop : second > excused.getEpochSecond() ? loops : List.<Silence>of()) {
                fell += loop.fallenIn(second);
                loop.domainsOf(second, domains);
            }
            fallen[back] = fallen[back - 1] + fell;
            first = fell > 0 ? Instant.ofEpochSecond(second) : first;
        }
    }

    /** How many fell silent in the last so many seconds. */
    int fallen(int seconds) {
        return fallen[seconds];
    }

    /** In how many failure domains, as far as that matters. */
    int domains() {
        return domains.size();
    }

    /** How many are silent now, whenever they fell so. */
    int silent() {
        return silent;
    }

    /** When the first of them fell silent, to the second. */
    Instant first() {
        return first;
    }
}
