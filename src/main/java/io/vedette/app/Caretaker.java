package io.vedette.app;

import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.web.Upkeep;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens and ends maintenance windows for people, and keeps each before it takes effect; belongs to the web server's event loop. */
final class Caretaker implements Upkeep {
    private final MaintenanceBook book;
    private final InstantSource clock;
    private final Ledger ledger;
    private final Map<String, Future<Opening>> opening = new HashMap<>();

    Caretaker(MaintenanceBook book, InstantSource clock, Ledger ledger) {
        this.book = book;
        this.clock = clock;
        this.ledger = ledger;
    }

    /** Where windows opened by hand outlast the process. */
    interface Ledger {
        Future<Void> keep(MaintenanceWindow window);

        Future<Void> forget(MaintenanceWindow window);
    }

    @Override
    public Future<Opening> open(Wish wish, @Nullable String key) {
        MaintenanceWindow window = window(wish, key);
        Optional<MaintenanceWindow> known = book.opened(window.name());
        if (known.isPresent()) {
            return Future.succeededFuture(again(known.get(), window));
        }
        if (!book.hasRoom(clock.instant())) {
            return Future.succeededFuture(new Opening.TooMany(MaintenanceBook.MOST));
        }
        return keep(window);
    }

    /** Who asks again before it is kept waits for the same. */
    private Future<Opening> keep(MaintenanceWindow window) {
        Future<Opening> earlier = opening.get(window.name());
        if (earlier != null) {
            return earlier.map(_ -> book.opened(window.name())
                    .map(known -> again(known, window))
                    .orElse(new Opening.KeyReused()));
        }
        Future<Opening> opened = ledger.keep(window).map(_ -> {
            book.open(window, clock.instant());
            return new Opening.Opened(window);
        });
        opening.put(window.name(), opened);
        return opened.onComplete(_ -> opening.remove(window.name()));
    }

    private static Opening again(MaintenanceWindow known, MaintenanceWindow wanted) {
        return known.saysTheSameAs(wanted) ? new Opening.Repeated(known) : new Opening.KeyReused();
    }

    private static MaintenanceWindow window(Wish wish, @Nullable String key) {
        UUID id = key == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new MaintenanceWindow(
                id.toString(),
                wish.concerned(),
                new When.Once(wish.startsAt(), wish.endsAt()),
                wish.reason(),
                wish.author());
    }

    @Override
    public Future<Ending> end(String id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<MaintenanceWindow> known = book.opened(id);
        if (known.isEmpty()) {
            boolean configured = book.current().windows().stream()
                    .anyMatch(window -> window.name().equals(id));
            return Future.succeededFuture(configured ? new Ending.Configured() : new Ending.NoSuch());
        }
        MaintenanceWindow ended = known.get().endedAt(now);
        return known.get().isOver(now) ? Future.succeededFuture(new Ending.Ended(ended)) : end(ended, now);
    }

    private Future<Ending> end(MaintenanceWindow ended, Instant now) {
        Future<Void> kept = ended.isOver(now) ? ledger.keep(ended) : ledger.forget(ended);
        return kept.map(_ -> {
            book.end(ended.name(), now);
            return new Ending.Ended(ended);
        });
    }
}
