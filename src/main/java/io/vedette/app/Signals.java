package io.vedette.app;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operating system asks of the process: SIGHUP reloads; SIGTERM and SIGINT stop, within a bounded time. */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final long PATIENCE_SECONDS = 20;

    private Signals() {}

    /** SIGHUP runs {@code reload} instead of ending the process. */
    static void onHangup(Runnable reload) {
        // By reflection, since the compiler warns of every mention of sun.misc.Signal and nothing else in the platform
        // hears a SIGHUP.
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object hears = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> {
                reload.run();
                return null;
            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), hears);
        } catch (ReflectiveOperationException unavailable) {
            LOG.atInfo().log("no SIGHUP on this platform; reload by POST /-/reload");
        }
    }

    /** The process ends only after {@code stop} has run, or has taken too long. */
    static void onEnd(StoppingTask stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stop), "stop"));
    }

    /** Stops, and counts down when it is done. */
    @FunctionalInterface
    interface StoppingTask {
        void stop(CountDownLatch done);
    }

    private static void await(StoppingTask stop) {
        var done = new CountDownLatch(1);
        stop.stop(done);
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn().log("did not stop within {} s, ending all the same", PATIENCE_SECONDS);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
