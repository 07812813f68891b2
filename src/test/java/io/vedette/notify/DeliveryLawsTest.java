package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.SimulatedTime;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.LoggerFactory;

/** What holds for every receiver whatever fails, however alerts come and go, and whatever a reload does in between. */
final class DeliveryLawsTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette.notify");

    @BeforeContainer
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterContainer
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    private static final List<String> SERVICES = List.of("cart", "checkout", "login", "search");

    /** How bad a receiver is. */
    private enum Faults {
        NONE(7, 7),
        BUSY(2, 5),
        LOSSY(6, 7),
        REFUSING(7, 7);

        private final int kinds;
        private final int of;

        Faults(int kinds, int of) {
            this.kinds = kinds;
            this.of = of;
        }

        /** The fate of one attempt, 6 for none. */
        int fate(Random random) {
            int fate = random.nextInt(of);
            return this == NONE || fate >= kinds ? 6 : fate;
        }
    }

    /** Fails in the ways it is told to; remembers what was tried, what arrived and what it acknowledged. */
    private static final class FlakyReceiver implements Receiver {
        private final Random random;
        private final SimulatedTime time;
        private final List<Arrival> arrived = new ArrayList<>();
        private final List<Notice> attempts = new ArrayList<>();
        private Faults faults = Faults.LOSSY;

        private record Arrival(Instant at, Notice notice, boolean acknowledged) {}

        FlakyReceiver(long seed, SimulatedTime time) {
            this.random = new Random(seed);
            this.time = time;
        }

        @Override
        public Future<Delivery> send(Notice notice) {
            attempts.add(notice);
            return switch (faults.fate(random)) {
                case 0 -> Future.succeededFuture(TryAgain.notTaken("refused connection"));
                case 1 -> Future.succeededFuture(new TryAgain("429", Duration.ofSeconds(random.nextInt(100)), false));
                case 2 -> arrives(notice, false, Future.succeededFuture(TryAgain.perhapsTaken("reset")));
                case 3 -> Future.succeededFuture(TryAgain.perhapsTaken("reset"));
                case 4 -> arrives(notice, false, Future.future(_ -> {}));
                case 5 ->
                    faults == Faults.REFUSING
                            ? Future.succeededFuture(new Refused("400"))
                            : Future.failedFuture("our fault");
                default -> arrives(notice, true, Future.succeededFuture(new Delivered("ok")));
            };
        }

        private Future<Delivery> arrives(Notice notice, boolean acknowledged, Future<Delivery> answer) {
            arrived.add(new Arrival(time.instant(), notice, acknowledged));
            return answer;
        }
    }

    private static final class Story {
        final Random random;
        final Desk desk;
        final FlakyReceiver slack;
        final FlakyReceiver email;
        final Map<String, Alert> firing = new HashMap<>();

        Story(long seed, Faults faults) {
            random = new Random(seed);
            var relay = new LateBound();
            var other = new LateBound();
            desk = new Desk(seed, tree(0), new Integration("a", "slack", relay), new Integration("b", "email", other));
            slack = new FlakyReceiver(seed + 1, desk.time);
            email = new FlakyReceiver(seed + 2, desk.time);
            slack.faults = faults;
            email.faults = faults;
            relay.bound = slack;
            other.bound = email;
        }

        void happens(int steps, boolean reloads) {
            for (int i = 0; i < steps; i++) {
                somethingHappens(reloads);
                desk.advance(random.nextInt(400));
            }
        }

        private void somethingHappens(boolean reloads) {
            String service = SERVICES.get(random.nextInt(SERVICES.size()));
            if (reloads && random.nextInt(10) == 0) {
                desk.notifications().update(tree(random.nextInt(3)), integrations());
            } else if (firing.containsKey(service)) {
                desk.tell(desk.over(firing.remove(service)));
            } else {
                var severity = random.nextBoolean() ? Severity.CRITICAL : Severity.WARNING;
                firing.put(service, down(service, severity, desk.time.instant().plusMillis(random.nextInt(999))));
                desk.tell(firing.get(service));
            }
        }

        void endsWell() {
            slack.faults = Faults.NONE;
            email.faults = Faults.NONE;
            List.copyOf(firing.values()).forEach(alert -> desk.tell(desk.over(alert)));
            firing.clear();
            desk.advance(3 * 86_400);
        }

        private List<Integration> integrations() {
            return List.of(new Integration("a", "slack", slack), new Integration("b", "email", email));
        }

        private static Route tree(int shape) {
            var critical = new Matcher("severity", "critical");
            return switch (shape) {
                case 0 ->
                    route(
                            "a",
                            Duration.ofSeconds(30),
                            List.of(),
                            List.of(),
                            route("b", Duration.ZERO, List.of("service"), List.of(critical)));
                case 1 -> route("a", Duration.ZERO, List.of("service"), List.of());
                default ->
                    route(
                            "b",
                            Duration.ofSeconds(60),
                            List.of("severity"),
                            List.of(),
                            route("b", Duration.ZERO, List.of(), List.of(critical)));
            };
        }
    }

    /** Stands in for a receiver that needs the desk's clock. */
    private static final class LateBound implements Receiver {
        private Receiver bound = _ -> Future.failedFuture("unbound");

        @Override
        public Future<Delivery> send(Notice notice) {
            return bound.send(notice);
        }
    }

    @Property(tries = 300)
    void everyFiringThatArrivedIsFollowedByItsEndThroughOutagesAndReloads(@ForAll long seed) {
        var story = new Story(seed, Faults.LOSSY);

        story.happens(60, true);
        story.endsWell();

        for (var receiver : List.of(story.slack, story.email)) {
            var open = new HashSet<String>();
            receiver.arrived.forEach(arrival -> replay(arrival.notice(), open));
            assertThat(open).as("seed %d", seed).isEmpty();
        }
        assertThat(story.desk.notifications().depth()).isZero();
        assertThat(story.desk.time.waiting()).as("timers left, seed %d", seed).isZero();
    }

    private static void replay(Notice notice, Set<String> open) {
        notice.firing().forEach(alert -> open.add(alert.episode()));
        notice.resolved().forEach(alert -> open.remove(alert.episode()));
    }

    @Property(tries = 300)
    void endsNeverOutnumberFiringsAtAReceiverThatLosesNoAnswer(@ForAll long seed) {
        var story = new Story(seed, Faults.BUSY);

        story.happens(60, true);
        story.endsWell();

        for (var receiver : List.of(story.slack, story.email)) {
            var open = new HashSet<String>();
            receiver.arrived.forEach(arrival -> {
                assertThat(open).as("seed %d", seed).containsAll(ended(arrival.notice()));
                replay(arrival.notice(), open);
            });
            assertThat(open).as("seed %d", seed).isEmpty();
        }
    }

    @Property(tries = 300)
    void noEndIsToldThatNobodyCanKnowOrThatWasAcknowledgedBefore(@ForAll long seed) {
        var story = new Story(seed, Faults.REFUSING);

        story.happens(60, true);
        story.endsWell();

        for (var receiver : List.of(story.slack, story.email)) {
            var tried = new HashSet<String>();
            receiver.attempts.forEach(notice -> {
                notice.firing().forEach(alert -> tried.add(alert.episode()));
                assertThat(tried).as("seed %d", seed).containsAll(ended(notice));
            });
            var closed = new HashSet<String>();
            receiver.arrived.forEach(arrival -> {
                assertThat(ended(arrival.notice())).as("seed %d", seed).noneMatch(closed::contains);
                closed.addAll(arrival.acknowledged() ? ended(arrival.notice()) : List.of());
            });
        }
    }

    @Property(tries = 300)
    void aPatientReceiverIsNeverToldTheSameTwiceBeforeTheRepeatInterval(@ForAll long seed) {
        var story = new Story(seed, Faults.NONE);

        story.happens(80, true);
        story.endsWell();

        for (var receiver : List.of(story.slack, story.email)) {
            var known = new HashMap<String, Instant>();
            receiver.arrived.forEach(arrival -> requireNews(arrival, known, seed));
        }
    }

    private static void requireNews(FlakyReceiver.Arrival arrival, Map<String, Instant> known, long seed) {
        var notice = arrival.notice();
        boolean newFiring = notice.firing().stream().anyMatch(alert -> !known.containsKey(alert.episode()));
        boolean newEnd = notice.resolved().stream().anyMatch(alert -> known.containsKey(alert.episode()));
        if (!newFiring && !newEnd) {
            Instant last = notice.firing().stream()
                    .map(alert -> known.getOrDefault(alert.episode(), Instant.MIN))
                    .max(Instant::compareTo)
                    .orElseThrow();
            assertThat(notice.reason()).as("seed %d", seed).isEqualTo(NotifyReason.REPEAT_INTERVAL_ELAPSED);
            assertThat(Duration.between(last, arrival.at())).isGreaterThanOrEqualTo(Duration.ofHours(4));
        }
        notice.firing().forEach(alert -> known.put(alert.episode(), arrival.at()));
        assertThat(known.keySet()).as("an end without a firing, seed %d", seed).containsAll(episodes(notice));
        notice.resolved().forEach(alert -> known.remove(alert.episode()));
    }

    private static List<String> episodes(Notice notice) {
        return notice.alerts().stream().map(Alert::episode).toList();
    }

    private static List<String> ended(Notice notice) {
        return notice.resolved().stream().map(Alert::episode).toList();
    }

    @Property(tries = 100)
    void theSameMessageHasTheSameIdAndAnotherHasAnother(@ForAll long seed) {
        var story = new Story(seed, Faults.LOSSY);

        story.happens(60, false);
        story.endsWell();

        var contents = new HashMap<String, Notice>();
        for (var receiver : List.of(story.slack, story.email)) {
            receiver.arrived.forEach(arrival -> {
                var first = contents.putIfAbsent(arrival.notice().id(), arrival.notice());
                assertThat(first == null || first.equals(arrival.notice()))
                        .as("seed %d", seed)
                        .isTrue();
            });
        }
    }
}
