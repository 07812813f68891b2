package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.target.Labels;
import io.vedette.web.Upkeep.Ending;
import io.vedette.web.Upkeep.Opening;
import io.vedette.web.Upkeep.Wish;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CaretakerTest implements Caretaker.Ledger {
    private final SimulatedTime time = new SimulatedTime();
    private final Instant start = time.instant();
    private final MaintenanceBook book = new MaintenanceBook();
    private final List<MaintenanceWindow> kept = new ArrayList<>();
    private final List<MaintenanceWindow> forgotten = new ArrayList<>();
    private Promise<Void> keeping = Promise.promise();
    private final Caretaker caretaker = new Caretaker(book, time, this);

    @Override
    public Future<Void> keep(MaintenanceWindow window) {
        kept.add(window);
        return keeping.future();
    }

    @Override
    public Future<Void> forget(MaintenanceWindow window) {
        forgotten.add(window);
        return keeping.future();
    }

    private Future<Opening> open(String service, long fromSeconds, long toSeconds, @Nullable String key) {
        var concerned = new Concerned.Named(Set.of(service));
        var wish = new Wish(concerned, start.plusSeconds(fromSeconds), start.plusSeconds(toSeconds), "ada", "moves");
        return caretaker.open(wish, key);
    }

    private boolean isWorkedOn(String service) {
        return book.current().on(service, Labels.NONE, time.instant()).isPresent();
    }

    private String only() {
        return book.current().windows().getFirst().name();
    }

    @Test
    void aWindowIsOpenOnceItIsKeptAndNotBefore() {
        var opened = open("checkout", 0, 3600, null);
        assertThat(isWorkedOn("checkout")).isFalse();

        keeping.complete();

        assertThat(opened.result()).isInstanceOf(Opening.Opened.class);
        assertThat(isWorkedOn("checkout")).isTrue();
        assertThat(isWorkedOn("cart")).isFalse();
        time.advance(Duration.ofHours(1));
        assertThat(isWorkedOn("checkout")).isFalse();
    }

    @Test
    void theSameKeyOpensNoSecondWindow() {
        var first = open("checkout", 0, 120, "k-1");
        var again = open("checkout", 1, 130, "k-1");
        keeping.complete();
        var later = open("checkout", 2, 140, "k-1");

        assertThat(kept).hasSize(1);
        assertThat(first.result()).isInstanceOf(Opening.Opened.class);
        assertThat(List.of(again.result(), later.result())).allMatch(Opening.Repeated.class::isInstance);
        assertThat(open("cart", 0, 120, "k-1").result()).isEqualTo(new Opening.KeyReused());
    }

    @Test
    void anEndByHandIsKeptBeforeItHasAnEffectAndAskedForAgainItIsTheSame() {
        keeping.complete();
        open("checkout", 0, 3600, null);
        time.advance(Duration.ofSeconds(60));
        keeping = Promise.promise();

        var ending = caretaker.end(only());
        assertThat(isWorkedOn("checkout")).isTrue();
        keeping.complete();

        assertThat(isWorkedOn("checkout")).isFalse();
        assertThat(kept.getLast().when()).isEqualTo(new When.Once(start, start.plusSeconds(60)));
        time.advance(Duration.ofSeconds(60));
        assertThat(caretaker.end(only()).result()).isEqualTo(ending.result());
        assertThat(kept).hasSize(2);
    }

    @Test
    void whatHadNotBegunIsTakenBackAsIfItHadNeverBeen() {
        keeping.complete();
        open("checkout", 600, 3600, null);

        assertThat(caretaker.end(only()).result()).isInstanceOf(Ending.Ended.class);
        assertThat(forgotten).hasSize(1);
        assertThat(book.current().windows()).isEmpty();
        time.advance(Duration.ofSeconds(700));
        assertThat(isWorkedOn("checkout")).isFalse();
    }

    @Test
    void theConfigurationHasTheLastWordOnItsOwnWindowsAndAReloadLeavesThoseOpenedByHand() {
        keeping.complete();
        open("checkout", 0, 3600, null);
        book.configure(List.of(new MaintenanceWindow(
                "nightly",
                new Concerned.Named(Set.of("cart")),
                new When.Once(start, start.plusSeconds(60)),
                "vacuum",
                null)));

        assertThat(isWorkedOn("checkout")).isTrue();
        assertThat(isWorkedOn("cart")).isTrue();
        assertThat(caretaker.end("nightly").result()).isEqualTo(new Ending.Configured());
        assertThat(caretaker.end("nothing").result()).isEqualTo(new Ending.NoSuch());
    }

    @Test
    void thereIsABoundOnHowMany() {
        keeping.complete();
        for (int i = 0; i < MaintenanceBook.MOST; i++) {
            open("service-" + i, 0, 60, null);
        }

        assertThat(open("one-more", 0, 60, null).result()).isEqualTo(new Opening.TooMany(MaintenanceBook.MOST));
        time.advance(Duration.ofSeconds(60));
        assertThat(open("one-more", 0, 120, null).result()).isInstanceOf(Opening.Opened.class);
    }
}
