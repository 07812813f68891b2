package io.vedette.bench.fleet;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who looks at the page all the while, and a Prometheus that scrapes every 15 s: what they wait for. A thread of its own. */
final class Visitor implements Runnable {
    private static final long SCRAPED_EVERY = 15_000;
    private static final long LOOKS_EVERY = 250;

    private final Client client = new Client();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final long started = System.nanoTime();
    private volatile long answeredAfter = -1;
    private volatile long worstPage;
    private volatile long worstScrape;
    private volatile long scraped;
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public void run() {
        try {
            for (long round = 0; !enough.await(LOOKS_EVERY, TimeUnit.MILLISECONDS); round++) {
                look();
                if (answeredAfter >= 0 && round % (SCRAPED_EVERY / LOOKS_EVERY) == SCRAPED_EVERY / LOOKS_EVERY - 1) {
                    scrape();
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    void leave() {
        enough.countDown();
    }

    private void look() throws InterruptedException {
        long asked = System.nanoTime();
        try {
            client.daemon("/");
        } catch (IOException refused) {
            failed.addAndGet(answeredAfter < 0 ? 0 : 1);
            return;
        }
        long now = System.nanoTime();
        answeredAfter = answeredAfter < 0 ? millis(now - started) : answeredAfter;
        worstPage = Math.max(worstPage, millis(now - asked));
    }

    private void scrape() throws InterruptedException {
        long asked = System.nanoTime();
        try {
            scraped = client.metrics().bytes();
            worstScrape = Math.max(worstScrape, millis(System.nanoTime() - asked));
        } catch (IOException refused) {
            failed.incrementAndGet();
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** What the page took so far. */
    String page() {
        return String.format(
                Locale.ROOT, "the page answered after %d ms, and then within %d ms", answeredAfter, worstPage);
    }

    String scrapes() {
        return String.format(
                Locale.ROOT,
                "%.1f MB in at most %d ms; %d failed since the first answer",
                scraped / 1e6,
                worstScrape,
                failed.get());
    }
}
