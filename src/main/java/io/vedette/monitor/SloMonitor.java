package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertRule;
import io.vedette.alert.AlertRule.Condition;
import io.vedette.alert.AlertState;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.sample.Sample;
import io.vedette.slo.BurnRule;
import io.vedette.slo.BurnRule.Urgency;
import io.vedette.slo.Burning;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import io.vedette.target.TargetId;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One objective's rules as alerts: the rules of one urgency are one episode, and no ticket is begun while a page of the same objective fires. Belongs to
 * the event loop of its service.
 */
final class SloMonitor {
    private static final int VERSION = 1;
    private static final Urgency[] URGENCIES = Urgency.values();
    private static final AlertState CALM = new AlertState.Inactive();

    private final Judges judges;
    private final Alerts words;
    private final AlertState[] states;
    private Map<Urgency, Alert> open = Map.of(); // one that can be added to once there is something to add
    private Revisions revisions;
    private @Nullable SloSnapshot snapshot;

    SloMonitor(Judges judges, Alerts words, Revisions revisions) {
        this.judges = judges;
        this.words = words;
        this.revisions = revisions;
        this.states = new AlertState[judges.rules().size()];
        Arrays.fill(states, CALM);
    }

    /** The same objective under a new plan: states and open alerts go on, over {@code judges} that go on too. */
    SloMonitor(SloMonitor earlier, Judges judges, Alerts words) {
        this(judges, words, earlier.revisions);
        System.arraycopy(earlier.states, 0, states, 0, states.length);
        earlier.open.forEach(this::opened);
    }

    private void opened(Urgency urgency, Alert alert) {
        if (open.isEmpty()) {
            open = new EnumMap<>(Urgency.class);
        }
        open.put(urgency, alert);
    }

    private BurnRule rule(int number) {
        return judges.rules().get(number).rule();
    }

    Slo slo() {
        return judges.slo();
    }

    Judges judges() {
        return judges;
    }

    Revisions revisions() {
        return revisions;
    }

    Collection<Alert> open() {
        return open.values();
    }

    /** Whether an alert is about this objective. */
    boolean isOf(Alert alert) {
        return alert.name().equals(Alerts.BURN) && alert.labels().value("slo").equals(slo().name());
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. Without windows of that life, the first rule of its urgency is taken to have fired it. */
    boolean recall(Alert alert) {
        if (!isOf(alert)) {
            return false;
        }
        for (int i = 0; i < states.length; i++) {
            Urgency urgency = rule(i).urgency();
            if (Alerts.severity(urgency) == alert.severity()) {
                return recall(alert, urgency, i);
            }
        }
        return false;
    }

    private boolean recall(Alert alert, Urgency urgency, int rule) {
        if (judges.all().stream().noneMatch(SloJudge::hasHistory)) {
            opened(urgency, alert);
            states[rule] = new AlertState.Firing(alert.startsAt());
        }
        Alert known = open.get(urgency);
        return known != null && known.episode().equals(alert.episode());
    }

    void record(Sample sample, long slot) {
        for (SloJudge judge : judges.all()) {
            judge.record(sample, slot);
        }
    }

    void excused(Sample sample, long slot) {
        for (SloJudge judge : judges.all()) {
            judge.excused(sample, slot);
        }
    }

    void revoke(Sample sample, long slot) {
        snapshot = null;
        for (SloJudge judge : judges.all()) {
            judge.revoke(sample, slot);
        }
    }

    /** Ends alerts that began since {@code since}: what they stood on was not measured. */
    void blinded(Instant since, Instant now, Consumer<Alert> tell) {
        snapshot = null;
        for (Alert alert : List.copyOf(open.values())) {
            if (!alert.startsAt().isBefore(since)) {
                open.values().remove(alert);
                calm(alert.severity());
                tell.accept(alert.resolvedAt(now, Endpoints.TAKEN_BACK));
            }
        }
    }

    private void calm(Severity severity) {
        for (int i = 0; i < states.length; i++) {
            if (Alerts.severity(rule(i).urgency()) == severity) {
                states[i] = CALM;
            }
        }
    }

    void missed(TargetId target, Instant due, long slot) {
        for (SloJudge judge : judges.all()) {
            judge.missed(target, due, slot);
        }
    }

    /** Counts what was due in all slots before {@code slot} as not measured. */
    void absent(long slot) {
        for (SloJudge judge : judges.all()) {
            judge.absent(slot);
        }
    }

    /** All that it knows, for {@link #decode}. */
    byte[] encode() {
        var packer = new Packer(VERSION).text(slo().revision());
        Packing.revisions(revisions, packer);
        judges.pack(packer);
        packer.number(states.length);
        for (AlertState state : states) {
            Packing.state(state, packer);
        }
        packer.number(open.size());
        open.forEach((urgency, alert) -> {
            packer.number(urgency.ordinal());
            Packing.alert(alert, packer);
        });
        return packer.bytes();
    }

    /** Takes over what was encoded of an objective of this name; if it was another objective, only which revision that was. */
    void decode(byte[] bytes) {
        var unpacker = new Unpacker(VERSION, bytes);
        boolean same = unpacker.text().equals(slo().revision());
        Revisions known = Packing.revisions(unpacker);
        if (!unpacker.isWhole()) {
            return;
        }
        if (!same) {
            revisions = known.next(judges.worst(), revisions.since());
            return;
        }
        revisions = known;
        if (judges.unpack(unpacker) && unpacker.count() == states.length) {
            takeStates(unpacker);
        }
    }

    private void takeStates(Unpacker unpacker) {
        for (int i = 0; i < states.length; i++) {
            states[i] = Packing.state(unpacker);
        }
        for (int left = unpacker.count(); left > 0 && unpacker.isWhole(); left--) {
            Urgency urgency = URGENCIES[(int) unpacker.number(0, URGENCIES.length - 1)];
            opened(urgency, Packing.alert(unpacker));
        }
    }

    /** Counts a slot that is over, and lets the rules follow; {@code tell} gets each alert that begins or ends. */
    void close(long slot, Instant end, SlotListener listener, Consumer<Alert> tell) {
        snapshot = null;
        for (SloJudge judge : judges.all()) {
            judge.close(slot);
            listener.closed(judge, end);
        }
        boolean quiet = open.isEmpty();
        for (int i = 0; i < states.length; i++) {
            if (states[i].active() || judges.anyOver(i)) {
                states[i] = follow(i, end);
                quiet = false;
            }
        }
        if (!quiet) {
            follow(Urgency.PAGE, active(Urgency.PAGE), end, tell);
            boolean ticket =
                    active(Urgency.TICKET) && (!open.containsKey(Urgency.PAGE) || open.containsKey(Urgency.TICKET));
            follow(Urgency.TICKET, ticket, end, tell);
        }
    }

    /** Whether slots of successes can change nothing but counts: no rule is over or recovering, and nobody was told of one. */
    boolean isSteady() {
        for (int i = 0; i < states.length; i++) {
            if (states[i].active() || judges.anyOver(i)) {
                return false;
            }
        }
        return open.isEmpty();
    }

    /** Counts {@code count} slots more that are like the last one, while steady. */
    void repeat(int count) {
        snapshot = null;
        for (SloJudge judge : judges.all()) {
            judge.repeat(count);
        }
    }

    private AlertState follow(int rule, Instant end) {
        return new AlertRule(rule(rule).shortWindow()).step(states[rule], condition(rule), end);
    }

    private Condition condition(int rule) {
        return switch (judges.burning(rule)) {
            case OVER -> Condition.OVER;
            case UNDER, CHANCE -> Condition.UNDER;
            case NO_DATA -> Condition.UNKNOWN;
        };
    }

    private boolean active(Urgency urgency) {
        for (int i = 0; i < states.length; i++) {
            if (states[i].active() && rule(i).urgency() == urgency) {
                return true;
            }
        }
        return false;
    }

    private void follow(Urgency urgency, boolean active, Instant now, Consumer<Alert> tell) {
        Alert firing = open.get(urgency);
        if (active && firing == null) {
            Alert begun = words.burning(judges.worst(urgency), urgency, why(urgency), now);
            opened(urgency, begun);
            tell.accept(begun);
        } else if (!active && firing != null) {
            open.remove(urgency);
            tell.accept(
                    firing.resolvedAt(now, "burns no faster than allowed: " + Alerts.figures(judges.worst(urgency))));
        }
    }

    private String why(Urgency urgency) {
        return new Why(judges.worst(urgency).reading(), List.of()).sentence();
    }

    /** The names of the rules whose alerts are not over. */
    private List<String> firing() {
        var names = new ArrayList<String>(0);
        for (int i = 0; i < states.length; i++) {
            if (states[i].active()) {
                names.add(rule(i).name());
            }
        }
        return List.copyOf(names);
    }

    /** Where the rules of one urgency are, together. */
    private Life life(Urgency urgency) {
        Life worst = Life.OK;
        for (int i = 0; i < states.length; i++) {
            if (rule(i).urgency() == urgency) {
                worst = worst.worse(life(states[i], judges.burning(i)));
            }
        }
        return worst;
    }

    private static Life life(AlertState state, Burning burning) {
        if (burning == Burning.NO_DATA) {
            return Life.NO_DATA;
        }
        return switch (state) {
            case AlertState.Inactive _ -> burning == Burning.CHANCE ? Life.PENDING : Life.OK;
            case AlertState.Pending _ -> Life.PENDING;
            case AlertState.Firing _ -> Life.FIRING;
            case AlertState.Recovering _ -> Life.RECOVERING;
        };
    }

    /** How it stood when the last slot was closed. */
    SloSnapshot snapshot() {
        SloSnapshot known = snapshot;
        if (known == null) {
            known = SloSnapshots.of(
                    judges, revisions, firing(), new SloLives(life(Urgency.PAGE), life(Urgency.TICKET)));
            snapshot = known;
        }
        return known;
    }
}
