package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.Hold;
import io.vedette.alert.Manner;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Route;
import io.vedette.alert.Summons;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.SimulatedTime;
import io.vedette.time.Scheduler.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What holds when receivers die and others stand in for them, whatever a reload does, and whenever the process is killed. */
final class FallbackLawsTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette.notify");
    private static final List<String> SERVICES = List.of("cart", "checkout", "login");

    @BeforeContainer
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterContainer
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    /** How a person's device is. */
    private enum Mood {
        WELL,
        LOSSY,
        DEAD,
        REFUSING
    }

    private static final class Phone implements Receiver {
        final String name;
        final Set<String> open = new HashSet<>();
        /** Ends that nobody can tell any more: the receiver was removed, and the process that knew it killed. */
        final Set<String> excused = new HashSet<>();

        final List<String> wrongs = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private final Set<String> told = new HashSet<>();
        private final Random random;
        Mood mood = Mood.WELL;

        Phone(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        @Override
        public Future<Delivery> send(Notice notice) {
            return Future.succeededFuture(
                    switch (mood) {
                        case WELL -> arrives(notice, new Delivered("ok"));
                        case DEAD -> TryAgain.notTaken("refused connection");
                        case REFUSING -> refuses(notice);
                        case LOSSY -> lossy(notice);
                    });
        }

        private Delivery lossy(Notice notice) {
            return switch (random.nextInt(5)) {
                case 0 -> TryAgain.notTaken("503");
                case 1 -> arrives(notice, TryAgain.perhapsTaken("reset"));
                case 2 -> TryAgain.perhapsTaken("reset");
                case 3 -> refuses(notice);
                default -> arrives(notice, new Delivered("ok"));
            };
        }

        /** Whoever refuses to hear the end is not told again. */
        private Delivery refuses(Notice notice) {
            if (notice.allResolved()) {
                excused.addAll(episodes(notice.resolved()));
            }
            return new Refused("404");
        }

        private Delivery arrives(Notice notice, Delivery answer) {
            if (ids.add(notice.id())) {
                boolean asNews = notice.reason() == NotifyReason.FIRST_NOTIFICATION
                        || notice.reason() == NotifyReason.NEW_ALERTS;
                if (mood == Mood.WELL && asNews && told.containsAll(episodes(notice.firing()))) {
                    wrongs.add(name + " was told twice: " + notice);
                }
                open.addAll(episodes(notice.firing()));
                open.removeAll(episodes(notice.resolved()));
            }
            if (answer instanceof Delivered) {
                told.addAll(episodes(notice.firing()));
            }
            return answer;
        }
    }

    private static List<String> episodes(List<Alert> alerts) {
        return alerts.stream().map(Alert::episode).toList();
    }

    /** The receivers and routes of one configuration: who is told, and who stands in for whom. */
    private record Shape(String told, Map<String, String> fallbacks) {
        Shape {
            fallbacks = new TreeMap<>(fallbacks);
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape("a", Map.of("a", "b", "b", "c", "c", "")),
            new Shape("a", Map.of("a", "c", "b", "", "c", "")),
            new Shape("b", Map.of("a", "b", "b", "a", "c", "")),
            new Shape("a", Map.of("a", "", "b", "", "c", "")),
            new Shape("a", Map.of("a", "c", "c", "a")),
            new Shape("b", Map.of("b", "c", "c", "b")));

    private static final class World {
        final SimulatedTime time = new SimulatedTime();
        final Random random;
        final Random fate;
        final RememberingOutbox disk = new RememberingOutbox();
        final Map<String, Phone> phones = new LinkedHashMap<>();
        final Map<String, Alert> firing = new LinkedHashMap<>();
        final List<Alert> known = new ArrayList<>();
        Shape shape = SHAPES.getFirst();
        int mortality = 40;
        final boolean escalates;

        @Nullable
        Life life;

        World(long seed, boolean escalates) {
            this.escalates = escalates;
            random = new Random(seed);
            fate = new Random(seed + 1);
            Stream.of("a", "b", "c").forEach(name -> phones.put(name, new Phone(name, new Random(seed + 2))));
            life = new Life(this);
        }

        void mayDie() {
            if (mortality > 0 && life != null && fate.nextInt(mortality) == 0) {
                life.dead = true;
                life = null;
                time.at(time.instant().plusMillis(fate.nextInt(60_000)), this::born);
            }
        }

        private void born() {
            phones.values().stream()
                    .filter(phone -> !shape.fallbacks.containsKey(phone.name))
                    .forEach(phone -> {
                        phone.excused.addAll(phone.open);
                        phone.told.clear(); // nobody knows what it was told, should it come back
                    });
            phones.values().forEach(phone -> phone.told.retainAll(surelyTold(phone)));
            life = new Life(this);
        }

        /** The others may be told once more: that they were was not written when the process was killed. */
        private Set<String> surelyTold(Phone phone) {
            var sure = new HashSet<String>();
            disk.with().correspondence().stream()
                    .filter(knew -> knew.integration().startsWith(phone.name))
                    .forEach(knew -> knew.told().forEach((episode, entry) -> {
                        if (entry.settled()) {
                            sure.add(episode);
                        }
                    }));
            return sure;
        }

        void happens(int steps) {
            for (int i = 0; i < steps; i++) {
                if (life != null) {
                    somethingHappens(life);
                }
                time.advance(Duration.ofSeconds(1 + random.nextInt(400)));
            }
        }

        private void somethingHappens(Life now) {
            String service = SERVICES.get(random.nextInt(SERVICES.size()));
            switch (random.nextInt(8)) {
                case 0 -> reload(now, SHAPES.get(random.nextInt(SHAPES.size())));
                case 1, 2 -> pick().mood = Mood.values()[random.nextInt(4)];
                case 3, 4 -> end(now, service);
                default -> fire(now, service);
            }
        }

        Phone phone(String name) {
            return Objects.requireNonNull(phones.get(name));
        }

        private Phone pick() {
            return List.copyOf(phones.values()).get(random.nextInt(3));
        }

        void reload(Life now, Shape other) {
            shape = other;
            now.notifications.update(tree(), now.integrations());
        }

        Route tree() {
            Route route = route(shape.told);
            return escalates
                    ? route.with(new Manner(List.of(
                            new Manner.Step(Duration.ofMinutes(4), "b"), new Manner.Step(Duration.ofMinutes(9), "c"))))
                    : route;
        }

        void fire(Life now, String service) {
            if (!firing.containsKey(service)) {
                time.advance(Duration.ofSeconds(1));
                Alert alert = down(service, time.instant());
                firing.put(service, alert);
                known.add(alert);
                now.tell(alert);
            }
        }

        void end(Life now, String service) {
            Alert alert = firing.remove(service);
            if (alert != null) {
                Alert over = alert.resolvedAt(time.instant(), "answers again");
                known.replaceAll(one -> one.episode().equals(over.episode()) ? over : one);
                now.tell(over);
            }
        }

        Life calm() {
            mortality = 0;
            phones.values().forEach(phone -> phone.mood = Mood.WELL);
            time.advance(Duration.ofMinutes(2));
            return Objects.requireNonNull(life);
        }
    }

    /** One process: nothing that it does has any effect once it is not its world's life any more. */
    private static final class Life implements Outbox {
        private final World world;
        final Notifications notifications;
        boolean dead;

        Life(World world) {
            this.world = world;
            notifications = new Notifications(
                    world.tree(),
                    integrations(),
                    new Surroundings(
                            world.time,
                            this::at,
                            new Random(7),
                            _ -> {},
                            new SimpleMeterRegistry(),
                            this,
                            this::tell,
                            _ -> List.of()),
                    Hold.NONE);
            notifications.recall(world.disk.with(world.known.toArray(Alert[]::new)));
            at(world.time.instant().plusSeconds(20), () -> SERVICES.forEach(notifications::seen));
        }

        /** What is said of receivers is told too, and kept by nobody: every life finds out for itself. */
        void tell(Alert alert) {
            notifications.tell(alert);
        }

        List<Integration> integrations() {
            return world.shape.fallbacks.entrySet().stream()
                    .map(entry -> new Integration(
                            entry.getKey(),
                            "phone",
                            notice -> crossing(() -> world.phone(entry.getKey()).send(notice)),
                            Duration.ZERO,
                            entry.getValue().isEmpty() ? null : entry.getValue()))
                    .toList();
        }

        @Override
        public Future<Void> keep(Correspondence change) {
            return crossing(() -> world.disk.keep(change));
        }

        @Override
        public Future<Void> keep(Summons call) {
            return crossing(() -> world.disk.keep(call));
        }

        private <T> Future<T> crossing(Supplier<Future<T>> crossed) {
            world.mayDie();
            if (dead) {
                return Promise.<T>promise().future();
            }
            Future<T> answer = crossed.get();
            world.mayDie();
            Promise<T> heard = Promise.promise();
            answer.onComplete(ended -> {
                if (!dead) {
                    heard.handle(ended);
                }
            });
            return heard.future();
        }

        private Timer at(Instant due, Runnable task) {
            return world.time.at(due, () -> {
                if (!dead) {
                    task.run();
                }
            });
        }
    }

    @Property(tries = 200)
    void whoeverGotAFiringGetsItsEnd(@ForAll long seed) {
        var world = new World(seed, seed % 2 == 0);

        world.happens(60);
        Life life = world.calm();
        world.reload(life, SHAPES.getFirst());
        SERVICES.forEach(service -> world.end(life, service));
        world.time.advance(Duration.ofDays(3));

        for (Phone phone : world.phones.values()) {
            phone.open.removeAll(phone.excused);
            phone.open.removeIf(episode ->
                    world.known.stream().noneMatch(one -> one.episode().equals(episode)));
            assertThat(phone.open).as("%s, seed %d", phone.name, seed).isEmpty();
            assertThat(phone.wrongs).as("seed %d", seed).isEmpty();
        }
        assertThat(life.notifications.depth()).isZero();
    }

    /** In these worlds a receiver fails, works and fails again within a second, and at one instant. */
    @Example
    void whatBeginsAgainAtOnceIsNotTheSameToldTwice() {
        whoeverGotAFiringGetsItsEnd(62);
        whoeverGotAFiringGetsItsEnd(256);
    }

    @Property(tries = 200)
    void nobodyIsLeftInTheDarkAsLongAsOneOfTheChainWorks(@ForAll long seed) {
        var world = new World(seed, false);
        world.happens(30);
        Life life = world.calm();
        world.reload(life, SHAPES.getFirst());
        SERVICES.forEach(service -> world.end(life, service));
        world.time.advance(Duration.ofHours(1));

        world.phone("a").mood = seed % 2 == 0 ? Mood.DEAD : Mood.REFUSING;
        world.phone("b").mood = Mood.DEAD;
        world.mortality = 10;
        world.fire(life, "checkout");
        world.time.advance(Duration.ofMinutes(30));
        world.mortality = 0;
        world.time.advance(Duration.ofMinutes(15));

        assertThat(world.phone("c").open)
                .as("seed %d", seed)
                .contains(Objects.requireNonNull(world.firing.get("checkout")).episode());
    }
}
