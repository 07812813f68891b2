package io.vedette.monitor;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Ending;
import io.vedette.deployment.OpenWatch;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.WatchPlan;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.Period;
import io.vedette.deployment.evidence.Recovery;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.SlotHistory;
import io.vedette.deployment.evidence.Strength;
import io.vedette.deployment.evidence.Trial;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.window.Packer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for and against the newest deployment of one service, from the slots of its endpoints; belongs to the event loop of the service. Guarded
 * endpoints are gathered all the time, so that what comes after a deployment can be compared with what was before.
 */
final class Guard {
    private static final GuardSettings SETTINGS = GuardSettings.DEFAULT;
    private static final byte[] NOTHING = {};

    private final Map<TargetId, GuardedEndpoint> endpoints;
    private final Map<String, String> beside;
    private final ControlTrials controls;
    private @Nullable Trial trial;
    private @Nullable Recovery recovery;
    private ControlGroup group = ControlGroup.NONE;

    /** A guard of {@code targets} that takes over what {@code earlier} knows of those that are probed as before. */
    Guard(List<Target> targets, WatchPlan plan, @Nullable Guard earlier) {
        this.beside = plan.beside();
        this.endpoints = targets.isEmpty() ? Map.of() : guarded(targets, plan.watch(), earlier);
        this.controls = earlier == null ? new ControlTrials() : earlier.controls;
        this.trial = earlier == null ? null : earlier.trial;
        this.recovery = earlier == null ? null : earlier.recovery;
        this.group = earlier == null ? ControlGroup.NONE : earlier.group;
    }

    private static Map<TargetId, GuardedEndpoint> guarded(
            List<Target> targets, Duration watch, @Nullable Guard earlier) {
        var endpoints = LinkedHashMap.<TargetId, GuardedEndpoint>newLinkedHashMap(targets.size());
        for (Target target : targets) {
            GuardedEndpoint known = earlier == null ? null : earlier.endpoints.get(target.id());
            endpoints.put(
                    target.id(),
                    known != null && known.isOf(target, watch) ? known : new GuardedEndpoint(target, SETTINGS, watch));
        }
        return endpoints;
    }

    /** A scheduled probe has ended. Answers whether the evidence changed. */
    boolean accept(Sample sample) {
        GuardedEndpoint endpoint = endpoints.get(sample.target());
        Slot slot = endpoint == null ? null : endpoint.accept(sample);
        if (slot == null) {
            return false;
        }
        controls.add(sample.target().endpoint(), slot);
        Trial under = trial;
        Recovery followed = recovery;
        if (followed != null) {
            followed.add(sample.target().endpoint(), slot);
        }
        return (under != null && under.add(sample.target().endpoint(), slot)) || followed != null;
    }

    /** Another version runs from here on. */
    void restart() {
        endpoints.values().forEach(GuardedEndpoint::restart);
    }

    /**
     * A deployment is on watch: what was until it came is the baseline, what came after the warm-up is judged.
     *
     * @param without when versions ran that are no example
     */
    void begin(Deployment deployment, List<Period> without) {
        trial = new Trial(SETTINGS, deployment.at(), without, histories(), beside);
        recovery = null;
        group = ControlGroup.NONE;
        controls.leave();
    }

    private Map<String, SlotHistory> histories() {
        var histories = new LinkedHashMap<String, SlotHistory>();
        endpoints.forEach((id, endpoint) -> histories.put(id.endpoint(), endpoint.history()));
        return histories;
    }

    /** Takes part in the control groups of {@code open} watches that it {@code fits}. Gives what it shows, by deployment. */
    Map<String, ControlReading> control(
            String service, Collection<OpenWatch> open, Predicate<OpenWatch> fits, List<Period> without) {
        boolean failing = endpoints.values().stream().anyMatch(GuardedEndpoint::isFailing);
        controls.follow(
                open,
                watch -> !failing && fits.test(watch),
                watch -> new Trial(SETTINGS, watch.deployment().at(), without, histories()));
        return controls.readings(service, failing);
    }

    /** Whether it takes part in the control group of another's watch. */
    boolean isCompared() {
        return !controls.isEmpty();
    }

    /** What the control group of the deployment on watch shows. */
    void heed(ControlGroup shown) {
        group = shown;
    }

    /** With the version before, where it stays reachable. */
    ControlGroup group() {
        Trial under = trial;
        if (under == null || beside.isEmpty()) {
            return group;
        }
        return group.beside(under.versionsBefore().entrySet().stream()
                .map(one -> new ControlReading(
                        one.getKey(),
                        failsBeside(one.getKey()),
                        one.getValue().slots(),
                        one.getValue().lnE()))
                .toList());
    }

    /** Whether the version before at this endpoint fails, and began to with the new one. */
    private boolean failsBeside(String before) {
        return endpoint(before)
                .filter(old -> beside.entrySet().stream()
                        .filter(one -> one.getValue().equals(before))
                        .anyMatch(one -> endpoint(one.getKey())
                                .filter(old::isFailingWith)
                                .isPresent()))
                .isPresent();
    }

    private Optional<GuardedEndpoint> endpoint(String name) {
        return endpoints.entrySet().stream()
                .filter(one -> one.getKey().endpoint().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The deployment is judged. */
    void end() {
        trial = null;
    }

    /** The deployment regressed: whether the service becomes again what it was before is followed. */
    void follow() {
        recovery = trial == null ? null : trial.recovery();
    }

    /** Whether it has become so. */
    boolean isAsBefore() {
        return recovery != null && recovery.isComplete();
    }

    /** It is over. */
    void followNoMore() {
        recovery = null;
    }

    /** ln E over all endpoints: of the mean, which is valid however they depend on each other. */
    double lnE() {
        return trial == null ? 0 : trial.lnE();
    }

    Strength strength() {
        return trial == null ? Strength.NONE : trial.strength();
    }

    /** Tells one state of the hours that are over from another. */
    long sealedHours() {
        return endpoints.values().stream()
                .mapToLong(endpoint -> endpoint.history().hour())
                .sum();
    }

    void encode(Packer packer) {
        packer.number(endpoints.size());
        endpoints.forEach((id, endpoint) -> packer.text(id.endpoint()).block(endpoint.encode()));
    }

    void encodeSealed(Packer packer) {
        packer.number(endpoints.size());
        endpoints.forEach((id, endpoint) ->
                packer.text(id.endpoint()).block(endpoint.history().encodeSealed()));
    }

    /** Takes up what was encoded, endpoint by endpoint. */
    void decode(Map<String, byte[]> recent, Map<String, byte[]> sealed) {
        endpoints.forEach((id, endpoint) -> endpoint.decode(
                recent.getOrDefault(id.endpoint(), NOTHING), sealed.getOrDefault(id.endpoint(), NOTHING)));
    }

    /** What speaks most against the deployment, in a sentence. */
    String why() {
        return trial == null ? "nothing is measured" : trial.against();
    }

    /** What the end of the watch finds; asked once. */
    Ending ending(long measured) {
        return trial == null || endpoints.isEmpty()
                ? new Ending(
                        Verdict.INCONCLUSIVE,
                        "no critical alert fired in " + measured
                                + " samples; without `deployments` of the service nothing was compared")
                : trial.ending();
    }

    /** What the verdict is made of; nothing, when nothing was compared. */
    @Nullable
    Dossier dossier(Deployment deployment, Verdict verdict, String why, Instant at) {
        return trial == null || endpoints.isEmpty() ? null : Dossier.of(deployment, verdict, why, at, trial, group());
    }
}
