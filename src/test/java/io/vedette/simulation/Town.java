package io.vedette.simulation;

import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.alert.Notice;
import io.vedette.alert.Silence;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.simulation.FakePhone.Luck;
import io.vedette.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Where a script is played: three services, two telephones, and one {@link Office} after another. */
final class Town {
    /** The shop needs the power. */
    static final List<String> SERVICES = List.of("power", "shop", "station");

    static final int CONFIGURATIONS = 5;
    static final List<ServicePlan> PLANS = SERVICES.stream().map(Town::plan).toList();
    private static final Duration LOOK = Duration.ofMillis(500);
    /** What is on its way to a receiver when a process dies has arrived when the next one speaks. */
    private static final Duration START_UP = Duration.ofSeconds(3);

    /** A silence is in force once it is kept. */
    private static final Duration KEEPING = Duration.ofMillis(50);

    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final int LOOKS = 3;

    final SimulatedTime time = new SimulatedTime();
    final FakeBooks books;
    final List<Deque<Luck>> lucks = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    final List<FakePhone> phones;
    final Set<String> broken = new HashSet<>();
    private final Random random;
    private Office office;
    private final IntFunction<TownRules> configurations;
    private TownRules rules;
    private int crossingsLeft = Integer.MAX_VALUE;
    private int awaySeconds;
    private int deaths;
    private int silences;
    private String wrong = "";
    private final List<Supplier<String>> log = new ArrayList<>();

    Town(long seed) {
        this(seed, TownRules::of);
    }

    /** @param configurations those that a script may load; it begins with the first */
    Town(long seed, IntFunction<TownRules> configurations) {
        this.configurations = configurations;
        rules = configurations.apply(0);
        random = new Random(seed);
        books = new FakeBooks(time, random);
        phones = List.of(phone("chat", 0), phone("mail", 1));
        office = new Office(this, rules, seed);
    }

    private static ServicePlan plan(String name) {
        ServicePlan usual = Plans.service(name, 1, Duration.ofSeconds(10));
        var needs = name.equals("shop") ? Set.of("power") : Set.<String>of();
        var service =
                new Service(name, usual.service().labels(), usual.service().targets(), null, needs);
        return new ServicePlan(service, List.of(), WatchPlan.DEFAULT);
    }

    private FakePhone phone(String name, int number) {
        return new FakePhone(name, time, random, () -> {
            Luck luck = lucks.get(number).poll();
            return luck == null ? Luck.TAKES : luck;
        });
    }

    /** What happened, for who must understand it. */
    String story() {
        return log.stream().map(Supplier::get).collect(Collectors.joining("\n"));
    }

    private void note(Supplier<String> line) {
        Instant at = time.instant();
        log.add(() -> at + " " + line.get());
    }

    void perform(Act act) {
        note(act::toString);
        switch (act) {
            case Act.Break(String service) -> turn(service, true);
            case Act.Mend(String service) -> turn(service, false);
            case Act.Silence(String service, int seconds) -> silence(service, seconds);
            case Act.Unsilence(String service) -> office.unsilence(service);
            case Act.Acknowledge(String service) -> office.acknowledge(service);
            case Act.Reload(int configuration) -> reload(configurations.apply(configuration));
            case Act.Kill(int crossings, int seconds) -> {
                crossingsLeft = crossings;
                awaySeconds = seconds;
            }
            case Act.Fault(int phone, Luck luck, int times) -> {
                for (int time = 0; time < times; time++) {
                    lucks.get(phone).add(luck);
                }
            }
        }
    }

    private void turn(String service, boolean breaks) {
        if (breaks ? broken.add(service) : broken.remove(service)) {
            look(service);
        }
    }

    /** Looks as often as it takes to be certain; whatever is true when a look comes back. */
    private void look(String service) {
        Office looking = office;
        for (int number = 0; number < LOOKS; number++) {
            time.at(
                    time.instant().plus(LOOK.multipliedBy(number)),
                    () -> looking.observe(service, broken.contains(service) ? DOWN : UP));
        }
    }

    private void silence(String service, int seconds) {
        if (office.isAlive()) {
            office.silence(new Silence(
                    service + "/" + silences++,
                    List.of(new Matcher("service", service)),
                    time.instant(),
                    time.instant().plusSeconds(seconds),
                    "ada",
                    "works on it"));
        }
    }

    private void reload(TownRules other) {
        rules = other;
        if (office.isAlive()) {
            office.reload(other);
        }
    }

    /** Something leaves the process. */
    void mayDie() {
        if (office.isAlive() && crossingsLeft != Integer.MAX_VALUE && crossingsLeft-- <= 0) {
            crossingsLeft = Integer.MAX_VALUE;
            die();
        }
    }

    private void die() {
        deaths++;
        note(() -> "killed");
        office.kill();
        books.crash();
        phones.forEach(FakePhone::hangUp);
        time.at(time.instant().plus(START_UP).plusSeconds(awaySeconds), this::restart);
    }

    private void restart() {
        note(() -> "started");
        var known = books.correspondence();
        phones.forEach(phone -> known.stream()
                .filter(knew -> knew.integration().startsWith(phone.name() + "/"))
                .forEach(phone::perhapsHeard));
        office = new Office(this, rules, random.nextLong());
        SERVICES.forEach(this::look);
    }

    /** Nobody is paged for what is silenced. */
    void mayRing(FakePhone phone, Notice notice) {
        note(() -> phone.name() + " is being told " + notice.id() + " " + notice.reason() + ", firing "
                + keys(notice.firing()) + ", resolved " + keys(notice.resolved()));
        notice.firing().forEach(alert -> mayRing(phone, alert, notice.at()));
    }

    private static List<String> keys(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> alert.key() + "@" + alert.startsAt())
                .toList();
    }

    private void mayRing(FakePhone phone, Alert alert, Instant decided) {
        boolean news = !phone.open().contains(alert.episode());
        boolean silenced = office.silences.all().stream()
                .anyMatch(silence -> silence.matches(alert.labels())
                        && silence.state(time.instant()) == Silence.State.ACTIVE
                        && decided.isAfter(silence.startsAt().plus(KEEPING)));
        if (news && silenced && !phone.perhapsHeard(alert)) {
            wrong = phone.name() + " is paged for " + alert.key() + ", which is silenced";
        }
    }

    /** All is well from now on, for longer than anything waits. */
    void calm() {
        heals();
        time.advance(Duration.ofMinutes(30));
        reload(TownRules.calm());
        perform(new Act.Break("station"));
        time.advance(Duration.ofMinutes(2));
        perform(new Act.Mend("station"));
        time.advance(Duration.ofMinutes(30));
    }

    /** All is well from now on. */
    void heals() {
        lucks.forEach(Deque::clear);
        crossingsLeft = Integer.MAX_VALUE;
        time.advance(Duration.ofMinutes(2));
        for (int number = 0; number < 25; number++) {
            SERVICES.forEach(service -> {
                broken.remove(service);
                office.observe(service, UP);
            });
            time.advance(Duration.ofSeconds(10));
        }
    }

    Office office() {
        return office;
    }

    int deaths() {
        return deaths;
    }

    String wrong() {
        return wrong;
    }
}
