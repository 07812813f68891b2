package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.fakes.SwitchedHold;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever fires, ends, is held and let go, in whatever order. */
final class HoldLawsTest {
    private static final List<String> SERVICES = List.of("checkout", "cart", "search");

    private final SwitchedHold hold = new SwitchedHold();
    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final Desk desk = new Desk(
            hold, route("oncall", Duration.ZERO, List.of(), List.of()), new Integration("oncall", "slack", slack));
    private final Map<String, Alert> firing = new HashMap<>();
    private final Set<String> held = new HashSet<>();

    sealed interface Act {
        record Fire(String service) implements Act {}

        record End(String service) implements Act {}

        record Hold(String service) implements Act {}

        record LetGo(String service) implements Act {}

        record Wait(int seconds) implements Act {}

        record Busy() implements Act {}

        record Lost() implements Act {}
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        var service = Arbitraries.of(SERVICES);
        return Arbitraries.oneOf(
                        service.map(name -> (Act) new Act.Fire(name)),
                        service.map(name -> (Act) new Act.End(name)),
                        service.map(name -> (Act) new Act.Hold(name)),
                        service.map(name -> (Act) new Act.LetGo(name)),
                        Arbitraries.integers().between(1, 900).map(seconds -> (Act) new Act.Wait(seconds)),
                        Arbitraries.of(new Act.Busy(), new Act.Lost()))
                .list()
                .ofMinSize(4)
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void aHoldNeverSwallowsTheEndOfWhatWasTold(@ForAll("acts") List<Act> acts) {
        acts.forEach(this::perform);
        SERVICES.forEach(service -> perform(new Act.End(service)));
        desk.advance(90_000);

        assertThat(closed()).containsAll(opened());
    }

    @Property(tries = 300)
    void theEndOfAllHoldsTellsAtOnceWhatStillFires(@ForAll("acts") List<Act> acts) {
        acts.stream()
                .filter(act -> !(act instanceof Act.Busy) && !(act instanceof Act.Lost))
                .forEach(this::perform);
        desk.advance(1_200);
        held.clear();
        SERVICES.forEach(hold::letGo);
        desk.notifications().holdsChanged();
        desk.advance(1);

        assertThat(opened())
                .containsAll(firing.values().stream().map(Alert::episode).toList());
    }

    private void perform(Act act) {
        switch (act) {
            case Act.Fire(String service) -> fire(service);
            case Act.End(String service) -> {
                Alert alert = firing.remove(service);
                if (alert != null) {
                    desk.tell(desk.over(alert));
                }
            }
            case Act.Hold(String service) -> {
                held.add(service);
                hold.hold(service);
            }
            case Act.LetGo(String service) -> {
                held.remove(service);
                hold.letGo(service);
                desk.notifications().holdsChanged();
            }
            case Act.Wait(int seconds) -> advance(seconds);
            case Act.Busy() -> slack.thenIsBusy(1);
            case Act.Lost() -> slack.thenTakesItButTheAnswerIsLost();
        }
    }

    private void fire(String service) {
        desk.advance(1); // an episode is named by the second of its start
        if (!firing.containsKey(service)) {
            Alert alert = down(service, desk.time.instant());
            firing.put(service, alert);
            desk.tell(alert);
        }
    }

    /** While something is held from before a message on, that message does not bring it as news. */
    private void advance(int seconds) {
        desk.advance(1);
        var known = opened();
        int before = slack.delivered().size();
        desk.advance(seconds);
        assertThat(slack.delivered().stream().skip(before).flatMap(notice -> notice.firing().stream()))
                .allMatch(alert -> !held.contains(alert.service()) || known.contains(alert.episode()));
    }

    private Set<String> opened() {
        var episodes = new HashSet<String>();
        slack.delivered().forEach(notice -> episodes.addAll(names(notice.firing())));
        return episodes;
    }

    private Set<String> closed() {
        var episodes = new HashSet<String>();
        slack.delivered().forEach(notice -> episodes.addAll(names(notice.resolved())));
        return episodes;
    }

    private static List<String> names(List<Alert> alerts) {
        return alerts.stream().map(Alert::episode).toList();
    }
}
