package io.vedette.probe.http;

import io.netty.channel.Channel;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one probe between two of its runs, closed when nobody comes for it. It is renewed now and then all the same, or it would hide
 * a change of addresses or of the certificate for ever. Belongs to its event loop.
 */
final class Kept extends Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();

    private final Loop loop;
    private @Nullable Channel channel;
    private @Nullable Wire wire;
    private @Nullable Instant certificateExpiry;
    private long since;

    Kept(Loop loop) {
        this.loop = loop;
    }

    /** Whether there is one that still stands; then it is the caller's. */
    @Nullable
    Channel take() {
        awaitNothing();
        var taken = channel;
        channel = null;
        if (taken == null || !taken.isActive()) {
            return null;
        }
        if (loop.ticker.read() - since > LONGEST_NANOS) {
            Loop.drop(taken);
            return null;
        }
        return taken;
    }

    /** What speaks on the connection that was taken last. */
    @Nullable
    Wire wire() {
        return wire;
    }

    @Nullable
    Instant certificateExpiry() {
        return certificateExpiry;
    }

    /** Keeps {@code connection}; {@code fresh} if it was made by the run that gives it back. */
    void keep(Channel connection, Wire by, @Nullable Instant expiry, boolean fresh) {
        by.rest();
        channel = connection;
        wire = by;
        certificateExpiry = expiry;
        if (fresh) {
            since = loop.ticker.read();
        }
        loop.deadlines(PATIENCE).add(this);
    }

    @Override
    protected void onDeadline() {
        onClose();
    }

    @Override
    protected void onClose() {
        if (channel != null) {
            Loop.drop(channel);
            channel = null;
        }
    }
}
