package io.vedette.probe.world;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.File;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Hears what Netty's leak detector reports while it is open, and counts descriptors. */
public final class Leaks implements AutoCloseable {
    private final Logger detector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    public Leaks() {
        heard.start();
        detector.addAppender(heard);
    }

    /** What was lost until now: the detector notices when it sees a new buffer after a collection. */
    public List<String> found() {
        for (var round = 0; round < 3; round++) {
            collect();
        }
        return heardSoFar();
    }

    /** The same, when something surely was lost: a busy collector may need more than a few rounds to notice. */
    public List<String> foundAtLast() {
        for (var round = 0; round < 200 && heardSoFar().isEmpty(); round++) {
            collect();
        }
        return heardSoFar();
    }

    private static void collect() {
        System.gc();
        for (var i = 0; i < 200; i++) {
            ByteBufAllocator.DEFAULT.directBuffer(16).release();
        }
    }

    private List<String> heardSoFar() {
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Open descriptors of this process. */
    public static int descriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    @Override
    public void close() {
        detector.detachAppender(heard);
    }
}
