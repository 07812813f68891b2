package io.vedette.web.api;

import io.vedette.timeline.Event;
import io.vedette.web.Queries;
import io.vedette.web.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The clients that follow the timeline. Belongs to the web server's event loop. A client that reads slower than things happen is cut off rather
 * than buffered for: it comes back with the number of the last event it saw and misses nothing that is still remembered.
 */
public final class EventFeed {
    private static final int MOST_CLIENTS = 128;
    private static final int REPLAYED = 500;
    private static final int BUFFERED_BYTES = 512 * 1024;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Vertx vertx;
    private final Context loop;
    private final Queries queries;
    private final Set<Follower> followers = new HashSet<>();
    private Runnable unlisten = () -> {};
    private long heartbeat;

    /** @param loop the event loop that owns this feed */
    public EventFeed(Vertx vertx, Context loop, Queries queries) {
        this.vertx = vertx;
        this.loop = loop;
        this.queries = queries;
    }

    public void start() {
        unlisten = queries.listen(event -> loop.runOnContext(now -> publish(event)));
        heartbeat = vertx.setPeriodic(
                HEARTBEAT_MILLIS, timer -> List.copyOf(followers).forEach(Follower::beat));
    }

    public void stop() {
        unlisten.run();
        vertx.cancelTimer(heartbeat);
        List.copyOf(followers).forEach(Follower::end);
    }

    void join(RoutingContext context, long after, String service) {
        if (followers.size() >= MOST_CLIENTS) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "30");
            Problem.of(503, "Already " + MOST_CLIENTS + " clients follow the events: poll the list instead.")
                    .send(context);
            return;
        }
        Follower follower = new Follower(context.response(), service, resumeAt(after));
        context.response().closeHandler(closed -> followers.remove(follower));
        context.response().exceptionHandler(lost -> followers.remove(follower));
        follower.open();
        followers.add(follower);
        queries.events(follower.last, REPLAYED, service).forEach(follower::send);
    }

    /** Numbers start anew with the daemon: a client that remembers a later one has seen another life of it. */
    private long resumeAt(long after) {
        List<Event> newest = queries.events(0, 1, "");
        long last = newest.isEmpty() ? 0 : newest.getLast().number();
        return after > last ? 0 : after;
    }

    private void publish(Event event) {
        List.copyOf(followers).forEach(follower -> follower.send(event));
    }

    /** One client. */
    private final class Follower {
        private final HttpServerResponse response;
        private final String service;
        private long last;

        Follower(HttpServerResponse response, String service, long last) {
            this.response = response;
            this.service = service;
            this.last = last;
        }

        void open() {
            response.setChunked(true)
                    .setWriteQueueMaxSize(BUFFERED_BYTES)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader("X-Accel-Buffering", "no");
            write("retry: 3000\n\n");
        }

        void send(Event event) {
            if (event.number() > last && (service.isEmpty() || service.equals(event.service()))) {
                last = event.number();
                write("id: " + last + "\ndata: " + EventView.of(event).encode() + "\n\n");
            }
        }

        void beat() {
            write(": still here\n\n");
        }

        void end() {
            followers.remove(this);
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        }

        private void write(String text) {
            if (response.closed() || response.writeQueueFull()) {
                followers.remove(this);
                response.reset();
            } else {
                response.write(text);
            }
        }
    }
}
