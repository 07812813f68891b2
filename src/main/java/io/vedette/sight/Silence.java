package io.vedette.sight;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many endpoints of one event loop fell silent in each of the last seconds, in which failure domains, and how many are silent now. That loop alone writes, any
 * thread may read; nobody waits for anybody.
 */
public final class Silence {
    /** For how many seconds back it is known. */
    static final int SECONDS = 128;

    /** How many domains of each second are told apart: as many as matter. */
    private static final int DOMAINS = Sight.DOMAINS;

    private final AtomicLongArray seconds = new AtomicLongArray(SECONDS);
    private final AtomicIntegerArray fallen = new AtomicIntegerArray(SECONDS);
    private final AtomicIntegerArray domains = new AtomicIntegerArray(SECONDS * DOMAINS);
    private final AtomicInteger silent = new AtomicInteger();
    private volatile Instant lastFall = Instant.MIN;
    private volatile Glance glance = Glance.NONE;

    /** The number of the failure domain of {@code url}; 0 for what needs no network, which is never counted. */
    public static int domain(URI url) {
        String name = FailureDomain.of(url);
        return name.isEmpty() ? 0 : name.hashCode() | 1;
    }

    /** An endpoint that answered before did not answer. */
    public void fell(int domain, Instant now) {
        long second = now.getEpochSecond();
        int place = (int) (second % SECONDS);
        if (seconds.getPlain(place) != second) {
            begin(place, second);
        }
        fallen.setRelease(place, fallen.getPlain(place) + 1);
        note(place * DOMAINS, domain);
        silent.setRelease(silent.getPlain() + 1);
        lastFall = now;
    }

    /** Endpoints that had answered are looked at out of turn, {@code asked} of them. */
    public void glance(int asked, Instant now) {
        glance = Glance.begun(now, asked);
    }

    /** One of those that are looked at out of turn since {@code at} has answered. */
    public void answered(int domain, Instant at) {
        Glance latest = glance;
        if (latest.at().equals(at)) {
            glance = latest.answeredBy(domain);
        }
    }

    /** An endpoint that was silent still is, under another configuration. */
    public void remains() {
        silent.setRelease(silent.getPlain() + 1);
    }

    /** A silent endpoint has answered, or is not watched any more. */
    public void ended() {
        silent.setRelease(silent.getPlain() - 1);
    }

    private void begin(int place, long second) {
        fallen.setRelease(place, 0);
        for (int i = 0; i < DOMAINS; i++) {
            domains.setRelease(place * DOMAINS + i, 0);
        }
        seconds.setRelease(place, second);
    }

    private void note(int from, int domain) {
        for (int place = from; place < from + DOMAINS; place++) {
            int known = domains.getPlain(place);
            if (known == domain) {
                return;
            }
            if (known == 0) {
                domains.setRelease(place, domain);
                return;
            }
        }
    }

    /** When one fell silent last. */
    Instant lastFall() {
        return lastFall;
    }

    /** The latest look out of turn. */
    Glance glance() {
        return glance;
    }

    int silent() {
        return silent.getAcquire();
    }

    int fallenIn(long second) {
        int place = (int) (second % SECONDS);
        return seconds.getAcquire(place) == second ? fallen.getAcquire(place) : 0;
    }

    void domainsOf(long second, Collection<Integer> into) {
        int place = (int) (second % SECONDS);
        for (int i = 0; i < DOMAINS && seconds.getAcquire(place) == second; i++) {
            int domain = domains.getAcquire(place * DOMAINS + i);
            if (domain != 0) {
                into.add(domain);
            }
        }
    }
}
