package io.vedette.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that are told together; belongs to whoever owns its {@link Grouping}. What is told, and when, is decided for each integration from
 * what that one was told before:
 *
 * <ul>
 *   <li>a first message {@code groupWait} after the first alert came;
 *   <li>new alerts {@code groupInterval} after the last message, and not before each had its {@code groupWait} for company;
 *   <li>some resolved {@code groupInterval} after the last message; all resolved at once;
 *   <li>the same again {@code repeatInterval} after the last message, while anything fires that nobody has taken over;
 *   <li>in a digest, all that fires and all that ended since the last one, at its next hour, and nothing in between;
 *   <li>nothing of an episode that resolved before its firing may have arrived;
 *   <li>nothing of a firing that is held, as long as it is: it neither starts a message nor has one repeated, and is named only where it is known; when the
 *       hold ends, it has waited enough, unless that was only {@linkplain Held#isMoment a moment}.
 * </ul>
 */
public final class AlertGroup {
    private static final Comparator<Alert> WORST_FIRST = Comparator.comparing(Alert::severity)
            .thenComparing(Alert::startsAt)
            .thenComparing(Alert::key)
            .thenComparing(Alert::episode);

    private GroupKey key;
    private final Acknowledgements acknowledgements;
    private final Summonses summonses;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private Manner manner = Manner.PLAIN;

    AlertGroup(GroupKey key, Acknowledgements acknowledgements, Summonses summonses) {
        this.key = key;
        this.acknowledgements = acknowledgements;
        this.summonses = summonses;
    }

    public GroupKey key() {
        return key;
    }

    /** From now on it goes on like this. */
    void goOn(Manner other) {
        manner = other;
    }

    /**
     * Whom nobody's care calls.
     *
     * @param calls those whose time has come
     * @param next when the next one's comes
     */
    public record Escalation(List<Summons> calls, Instant next) {}

    /**
     * Who else is told because nobody takes care of what fires here. The time counts from when it was first told, or if it cannot be, from when it should have
     * been; what is held is called for by nobody, and begins anew when the hold ends.
     *
     * @param firstTold when an alert was first told here, if it was
     */
    public Escalation escalation(Function<Alert, Optional<Instant>> firstTold, Instant now) {
        var calls = new ArrayList<Summons>();
        Instant next = Instant.MAX;
        for (Member member : members.values()) {
            boolean called = member.tellable() && !acknowledgements.cover(member.alert());
            for (Manner.Step step : called ? manner.escalation() : List.<Manner.Step>of()) {
                Instant due = since(member, firstTold).plus(step.after());
                if (!now.isBefore(due)) {
                    calls.add(call(member.alert(), step, now));
                } else {
                    next = due.isBefore(next) ? due : next;
                }
            }
        }
        return new Escalation(calls, next);
    }

    private Instant since(Member member, Function<Alert, Optional<Instant>> firstTold) {
        Instant told = firstTold.apply(member.alert()).orElseGet(() -> member.arrived()
                .plus(key.route().groupWait()));
        return later(told, member.released());
    }

    private Summons call(Alert alert, Manner.Step step, Instant now) {
        String because = "nobody acknowledged it within " + step.after().toMinutes() + " min";
        return new Summons(alert.episode(), step.receiver(), key.receiver(), because, now);
    }

    /** The episodes it holds. */
    public Collection<Alert> alerts() {
        return members.values().stream().map(Member::alert).toList();
    }

    /** It goes on under another key. */
    void becomes(GroupKey other) {
        key = other;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** How many episodes it holds. */
    public int size() {
        return members.size();
    }

    /** Whether there is something critical to tell: then it does not queue behind what is not. */
    public boolean isUrgent() {
        return members.values().stream()
                .anyMatch(member -> member.tellable() && member.alert().severity() == Severity.CRITICAL);
    }

    /** The alert of an episode that it holds. */
    Optional<Alert> alert(String episode) {
        return Optional.ofNullable(members.get(episode)).map(Member::alert);
    }

    /** When an episode came here. */
    public Optional<Instant> arrived(String episode) {
        return Optional.ofNullable(members.get(episode)).map(Member::arrived);
    }

    /** Takes an alert, or what has become of it. */
    void put(Alert alert, Instant now) {
        members.merge(alert.episode(), new Member(alert, now, false, null, Instant.MIN), (old, _) -> old.became(alert));
    }

    /** Looks which of its alerts are held now. */
    void look(Hold hold, Witness witness, Instant now) {
        members.replaceAll((_, member) -> member.firingHere() ? look(member, hold, witness, now) : member);
    }

    private Member look(Member member, Hold hold, Witness witness, Instant now) {
        Held why = hold.on(member.alert(), key.route(), now).orElse(null);
        if (!reason(why).equals(reason(member.held()))) {
            witness.held(member.alert(), key, why, now);
        }
        return member.held(why, now);
    }

    private static String reason(@Nullable Held held) {
        return held == null ? "" : held.reason();
    }

    /** Whether any was held when last looked at. */
    public boolean holds() {
        return held().findAny().isPresent();
    }

    /** Which of its alerts that fire are held now, and which not, by episode; changes nothing. */
    Map<String, Optional<Held>> standing(Hold hold, Instant now) {
        return members.values().stream()
                .filter(Member::firingHere)
                .collect(Collectors.toMap(
                        member -> member.alert().episode(), member -> hold.on(member.alert(), key.route(), now)));
    }

    /** When the first hold ends by itself. */
    public Instant release() {
        return held().map(Held::until).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    private Stream<Held> held() {
        return members.values().stream()
                .filter(Member::firingHere)
                .map(Member::held)
                .filter(Objects::nonNull);
    }

    /** Whether an episode is told here, unless it is held. */
    boolean tells(String episode) {
        Member member = members.get(episode);
        return member != null && !member.moved();
    }

    /** Why an episode was not told here when last looked at. */
    public Optional<Held> held(String episode) {
        return Optional.ofNullable(members.get(episode)).map(Member::held);
    }

    void setMoved(String episode, boolean moved) {
        members.computeIfPresent(episode, (_, old) -> old.moved(moved));
    }

    /** Lets go of what nobody must be told of any more, and says what that was. */
    List<Alert> forget(Predicate<Alert> owed) {
        var over = members.values().stream()
                .filter(member -> !member.firingHere() && !owed.test(member.alert()))
                .map(Member::alert)
                .toList();
        over.forEach(alert -> members.remove(alert.episode()));
        return over;
    }

    /** Why an integration is told now, or {@code NOTHING_TO_TELL}. */
    public NotifyReason decide(Told told, Instant now) {
        return next(told).reasonAt(now);
    }

    /** What there is to tell next to an integration. */
    public Due next(Told told) {
        Rhythm digest = manner.digest();
        if (digest != null) {
            return digest(told, digest);
        }
        if (shown(told).findAny().isEmpty()) {
            return closing(told).isEmpty() ? Due.NEVER : new Due(NotifyReason.ALL_RESOLVED, Instant.MIN);
        }
        Instant last = lastMessage(told);
        return last == null ? firstMessage(told) : laterMessage(told, last);
    }

    private Due digest(Told told, Rhythm rhythm) {
        var closing = closing(told);
        if (closing.isEmpty() && shown(told).findAny().isEmpty()) {
            return Due.NEVER;
        }
        Instant last = lastMessage(told);
        return new Due(NotifyReason.DIGEST, rhythm.next(last == null ? begun(told, closing) : last));
    }

    /** When there was first something to tell: what was held came when it was noted, not when it began. */
    private Instant begun(Told told, List<Alert> closing) {
        return Stream.concat(shown(told), closing.stream())
                .map(alert ->
                        told.at(alert).orElseGet(() -> arrived(alert.episode()).orElseThrow()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What an integration has to remember from now on so that a digest misses nothing: nothing, if things are told as they come. */
    public Told noted(Told told, Instant now) {
        return manner.digest() == null
                ? told
                : told.noted(tellable().map(Member::alert).toList(), now);
    }

    /** Whether nothing fires here any more. */
    public boolean isOver() {
        return members.values().stream().noneMatch(Member::firingHere);
    }

    private Due firstMessage(Told told) {
        if (tellable().findAny().isPresent()) {
            return new Due(NotifyReason.FIRST_NOTIFICATION, waited(tellable()));
        }
        return closing(told).isEmpty() ? Due.NEVER : new Due(NotifyReason.SOME_RESOLVED, Instant.MIN);
    }

    private Due laterMessage(Told told, Instant last) {
        Instant change = last.plus(key.route().groupInterval());
        return Stream.of(
                        newAlerts(told, change),
                        closing(told).isEmpty() ? Due.NEVER : new Due(NotifyReason.SOME_RESOLVED, change),
                        repeat(last))
                .min(Comparator.comparing(Due::at))
                .orElseThrow();
    }

    private Due repeat(Instant last) {
        boolean wanted = tellable().anyMatch(member -> !acknowledgements.cover(member.alert()));
        return wanted
                ? new Due(
                        NotifyReason.REPEAT_INTERVAL_ELAPSED,
                        last.plus(key.route().repeatInterval()))
                : Due.NEVER;
    }

    private Due newAlerts(Told told, Instant change) {
        var fresh = tellable()
                .filter(member -> told.settledAt(member.alert()) == null)
                .toList();
        if (fresh.isEmpty()) {
            return Due.NEVER;
        }
        var released = fresh.stream().filter(Member::wasHeld).toList();
        return new Due(
                NotifyReason.NEW_ALERTS,
                released.isEmpty() ? later(change, waited(fresh.stream())) : waited(released.stream()));
    }

    private Instant waited(Stream<Member> some) {
        Duration wait = key.route().groupWait();
        return some.map(Member::arrived)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .plus(wait);
    }

    private @Nullable Instant lastMessage(Told told) {
        return members.values().stream()
                .map(member -> told.settledAt(member.alert()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Stream<Member> tellable() {
        return members.values().stream().filter(Member::tellable);
    }

    /** What a message names as firing: what is held only if it may be known already, so that nobody takes it for over. */
    private Stream<Alert> shown(Told told) {
        return members.values().stream()
                .filter(member -> member.tellable() || (member.firingHere() && told.knows(member.alert())))
                .map(Member::alert);
    }

    private List<Alert> closing(Told told) {
        return members.values().stream()
                .map(Member::alert)
                .filter(alert -> !alert.firing() && told.owes(alert))
                .sorted(WORST_FIRST)
                .toList();
    }

    /** The message to an integration as it would be now. */
    public Notice notice(String id, NotifyReason reason, Told told, Instant now) {
        var firing = shown(told).sorted(WORST_FIRST).toList();
        var closing = closing(told);
        return new Notice(id, key.receiver(), key.labels(), reason, firing, closing, now, followUp(firing, closing));
    }

    /**
     * What fires here and has not reached an integration that should know: what was given up, and if it is {@code stuck}, what still waits for it.
     * What somebody takes care of is not missed.
     */
    public List<Alert> missed(Told told, boolean stuck) {
        return tellable()
                .map(Member::alert)
                .filter(alert -> told.gaveUp(alert) || (stuck && told.firstAt(alert) == null))
                .filter(alert -> !acknowledgements.cover(alert))
                .toList();
    }

    private FollowUp followUp(List<Alert> firing, List<Alert> closing) {
        var acknowledged = acknowledgements.of(firing);
        acknowledged.putAll(acknowledgements.of(closing));
        String because = summonses.because(firing.isEmpty() ? closing : firing, key.receiver());
        return new FollowUp(acknowledged, List.of(), because);
    }
}
