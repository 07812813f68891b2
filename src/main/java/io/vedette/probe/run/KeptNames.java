package io.vedette.probe.run;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.resolver.dns.DefaultDnsCache;
import io.netty.resolver.dns.DnsCacheEntry;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers of DNS, as long as they hold and no longer. A name that was needed again while its answer held is asked for anew as soon as that has ended, so that
 * the next probe of it need not wait at the time when it is due. What was needed once only is forgotten. Belongs to one event loop.
 */
final class KeptNames extends DefaultDnsCache {
    /** After the answer itself is gone. */
    private static final long MARGIN_MILLIS = 20;

    private static final long A_DAY = TimeUnit.DAYS.toSeconds(1);

    private final Consumer<String> asking;
    private final Map<String, Long> ends = new HashMap<>();
    private final Set<String> needed = new HashSet<>();
    private boolean closed;

    /** @param asking asks DNS for a name; what it answers comes in here */
    KeptNames(int negativeSeconds, Consumer<String> asking) {
        super(0, Integer.MAX_VALUE, negativeSeconds);
        this.asking = asking;
    }

    @Override
    public @Nullable List<? extends DnsCacheEntry> get(String host, DnsRecord[] additional) {
        List<? extends DnsCacheEntry> known = super.get(host, additional);
        if (known != null && !known.isEmpty() && ends.containsKey(plain(host))) {
            needed.add(plain(host));
        }
        return known;
    }

    @Override
    public DnsCacheEntry cache(String host, DnsRecord[] additional, InetAddress address, long seconds, EventLoop loop) {
        String name = plain(host);
        long end = loop.ticker().nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Long known = ends.get(name);
        if (seconds > 0 && seconds <= A_DAY && (known == null || end < known)) {
            ends.put(name, end);
            loop.schedule(
                    () -> ended(name, end), TimeUnit.SECONDS.toMillis(seconds) + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        return super.cache(host, additional, address, seconds, loop);
    }

    private void ended(String name, long end) {
        if (!closed && ends.remove(name, end) && needed.remove(name)) {
            asking.accept(name);
        }
    }

    /** Asks for nothing any more. */
    void close() {
        closed = true;
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
