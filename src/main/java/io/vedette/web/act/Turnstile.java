package io.vedette.web.act;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each address through so many times a minute; belongs to the web server's event loop. */
final class Turnstile {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 1_000;

    private final int most;
    private final Map<String, Passage> passages = new LinkedHashMap<>();

    private record Passage(Instant since, int times) {}

    Turnstile(int most) {
        this.most = most;
    }

    boolean lets(String address, Instant now) {
        Passage before = passages.remove(address);
        Passage passage = before == null || !now.isBefore(before.since.plus(PERIOD))
                ? new Passage(now, 1)
                : new Passage(before.since, before.times + 1);
        passages.put(address, passage);
        if (passages.size() > MOST_ADDRESSES) {
            passages.remove(passages.keySet().iterator().next());
        }
        return passage.times <= most;
    }
}
