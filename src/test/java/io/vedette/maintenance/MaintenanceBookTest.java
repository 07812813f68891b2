package io.vedette.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.target.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MaintenanceBookTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final MaintenanceBook book = new MaintenanceBook();
    private final Excuse checkout = new Excuse(book, "checkout", new Labels(Map.of("team", "payments")));
    private final Excuse shop = new Excuse(book, "shop", Labels.NONE);

    private static MaintenanceWindow window(
            String name, Concerned concerned, Instant from, Instant to, @Nullable String by) {
        return new MaintenanceWindow(name, concerned, new When.Once(from, to), "a new disk", by);
    }

    private static Concerned named(String service) {
        return new Concerned.Named(Set.of(service));
    }

    @Test
    void aSampleIsExcusedFromTheBeginningUntilBeforeTheEnd() {
        book.open(window("disk", named("checkout"), NOON, NOON.plus(HOUR), "ada"), NOON);

        assertThat(checkout.at(NOON.minusMillis(1))).isFalse();
        assertThat(checkout.at(NOON)).isTrue();
        assertThat(checkout.at(NOON.plus(HOUR).minusMillis(1))).isTrue();
        assertThat(checkout.at(NOON.plus(HOUR))).isFalse();
        assertThat(checkout.at(NOON.plus(HOUR).minusMillis(2))).isTrue();
        assertThat(shop.at(NOON)).isFalse();
    }

    @Test
    void aWindowThatIsEndedEarlyExcusesWhatWasDueBefore() {
        book.open(window("disk", named("checkout"), NOON, NOON.plus(HOUR), "ada"), NOON);
        Instant end = NOON.plusSeconds(600);
        assertThat(checkout.at(end)).isTrue();

        assertThat(book.end("disk", end)).isPresent();

        assertThat(checkout.at(end)).isFalse();
        assertThat(checkout.at(end.minusMillis(1))).isTrue();
        assertThat(book.end("disk", end)).isEmpty();
    }

    @Test
    void aWindowThatIsEndedBeforeItBeganIsGone() {
        book.open(
                window(
                        "disk",
                        named("checkout"),
                        NOON.plus(HOUR),
                        NOON.plus(HOUR).plus(HOUR),
                        "ada"),
                NOON);

        book.end("disk", NOON);

        assertThat(book.current().windows()).isEmpty();
    }

    @Test
    void aReloadKeepsWhatWasOpenedByHandAndTakesTheRestFromTheFile() {
        book.configure(List.of(window("old", named("shop"), NOON, NOON.plus(HOUR), null)));
        book.open(window("disk", named("checkout"), NOON, NOON.plus(HOUR), "ada"), NOON);

        book.configure(List.of(window("new", named("shop"), NOON, NOON.plus(HOUR), null)));

        assertThat(book.current().windows())
                .extracting(MaintenanceWindow::name)
                .containsExactlyInAnyOrder("new", "disk");
    }

    @Test
    void theWindowOfAConfigurationIsNotEndedByHand() {
        book.configure(List.of(window("night", named("checkout"), NOON, NOON.plus(HOUR), null)));

        assertThat(book.end("night", NOON)).isEmpty();
        assertThat(checkout.at(NOON)).isTrue();
    }

    @Test
    void labelsChooseServicesAndNoLabelChoosesAll() {
        book.configure(List.of(
                window("payments", new Concerned.Labelled(Map.of("team", "payments")), NOON, NOON.plus(HOUR), null)));
        assertThat(checkout.at(NOON)).isTrue();
        assertThat(shop.at(NOON)).isFalse();

        book.configure(List.of(window("all", new Concerned.Labelled(Map.of()), NOON, NOON.plus(HOUR), null)));
        assertThat(shop.at(NOON)).isTrue();
    }

    @Test
    void ofTwoThatOverlapTheOneThatEndsLastIsNamed() {
        book.configure(List.of(
                window("short", named("checkout"), NOON, NOON.plus(HOUR), null),
                window("long", named("checkout"), NOON, NOON.plus(HOUR).plus(HOUR), null)));

        assertThat(book.current().on("checkout", Labels.NONE, NOON)).hasValueSatisfying(open -> {
            assertThat(open.window().name()).isEqualTo("long");
            assertThat(open.until()).isEqualTo(NOON.plus(HOUR).plus(HOUR));
        });
    }
}
