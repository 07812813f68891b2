package io.vedette.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The last events in their order. One event loop appends; any thread reads.
 *
 * <p>What happens to a service from a deployment until its watch ends, or a while after its recovery, belongs to that deployment's story.
 */
public final class Timeline {
    private static final Duration EPILOGUE = Duration.ofMinutes(5);

    private final int capacity;
    private final ConcurrentSkipListMap<Long, Event> events = new ConcurrentSkipListMap<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Story> stories = new HashMap<>();
    private long last;

    /** A timeline that keeps the last {@code capacity} events. */
    public Timeline(int capacity) {
        this.capacity = capacity;
    }

    public void append(Event event) {
        Event placed = inItsStory(event).numbered(++last);
        events.put(last, placed);
        if (events.size() > capacity) {
            events.pollFirstEntry();
        }
        listeners.forEach(listener -> listener.accept(placed));
    }

    /** Takes over the events of an earlier life, in their order, with their numbers; called once, before anything is appended. */
    public void recall(List<Event> earlier) {
        for (Event event : earlier) {
            last = event.number();
            events.put(last, inItsStory(event));
        }
        while (events.size() > capacity) {
            events.pollFirstEntry();
        }
    }

    /** The newest {@code limit} events with a number over {@code after}, oldest first; of one service if {@code service} is not empty. */
    public List<Event> events(long after, int limit, String service) {
        return events.tailMap(after, false).descendingMap().values().stream()
                .filter(event -> service.isEmpty() || service.equals(event.service()))
                .limit(limit)
                .toList()
                .reversed();
    }

    /** Calls {@code listener} with every later event until the handle is run. */
    public Runnable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private Event inItsStory(Event event) {
        String service = event.service();
        if (service == null) {
            return event;
        }
        String deployment = event.deployment();
        if (event.kind() == Event.Kind.DEPLOYED && deployment != null) {
            stories.put(service, new Story(deployment, Instant.MAX));
        }
        Story story = stories.get(service);
        if (story == null || event.at().isAfter(story.until)) {
            stories.remove(service);
            return event;
        }
        if (event.kind() == Event.Kind.WATCH_ENDED || event.kind() == Event.Kind.RECOVERED) {
            stories.put(service, new Story(story.deployment, event.at().plus(EPILOGUE)));
        }
        return deployment == null ? event.about(story.deployment) : event;
    }

    private record Story(String deployment, Instant until) {}
}
