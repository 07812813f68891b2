package io.vedette.deployment.evidence;

import io.vedette.deployment.Ending;
import io.vedette.deployment.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The test of one deployment on all endpoints of a service: the mean of their evidence, which is evidence however they depend on each other. It is a function
 * of the endpoints' histories and of when the deployment came, so that it can be had again after a restart. Belongs to the event loop of its service.
 */
public final class Trial {
    /** A new version may start slowly. */
    public static final Duration WARM_UP = Duration.ofSeconds(60);

    private final GuardSettings settings;
    private final Instant judgedFrom;
    private final Map<String, Evidence> endpoints = new LinkedHashMap<>();
    private final Map<String, List<Slot>> counted = new HashMap<>();
    private final VersionsBefore before;

    /**
     * @param deployed when the deployment came: what was until then is the baseline
     * @param without what is no example in it
     * @param histories by endpoint; what they know of the time since then is counted
     */
    public Trial(GuardSettings settings, Instant deployed, List<Period> without, Map<String, SlotHistory> histories) {
        this(settings, deployed, without, histories, Map.of());
    }

    /** @param beside the endpoint at which the version before stays reachable, by the endpoint of the new one; it is not judged itself */
    public Trial(
            GuardSettings settings,
            Instant deployed,
            List<Period> without,
            Map<String, SlotHistory> histories,
            Map<String, String> beside) {
        this.settings = settings;
        this.judgedFrom = deployed.plus(WARM_UP);
        this.before = new VersionsBefore(beside);
        Map<String, List<Slot>> known = new LinkedHashMap<>();
        histories.forEach((endpoint, history) -> known.put(endpoint, history.before(deployed, without)));
        long judged = known.keySet().stream().filter(each -> !before.isOf(each)).count();
        histories.forEach((endpoint, history) -> begin(endpoint, history, known, Math.max(1, (int) judged)));
        histories.entrySet().stream()
                .flatMap(one -> one.getValue().since(judgedFrom).stream().map(slot -> Map.entry(one.getKey(), slot)))
                .sorted(Comparator.comparing(one -> one.getValue().at()))
                .forEach(one -> add(one.getKey(), one.getValue()));
    }

    private Trial(GuardSettings settings) {
        this.settings = settings;
        this.judgedFrom = Instant.MIN;
        this.before = new VersionsBefore(Map.of());
    }

    private void begin(String endpoint, SlotHistory history, Map<String, List<Slot>> known, int judged) {
        Baseline frozen = Baseline.of(known.getOrDefault(endpoint, List.of()), settings, judged);
        if (before.isOf(endpoint)) {
            before.begin(endpoint, frozen);
        } else {
            endpoints.put(endpoint, evidence(frozen, before.pair(endpoint, known, history, settings), judged));
        }
    }

    private Evidence evidence(Baseline frozen, @Nullable PairBaseline pairs, int judged) {
        return pairs == null ? new Evidence(frozen) : Evidence.paired(frozen, pairs.bound(settings, judged), settings);
    }

    /** The same again, from what was recorded of it. */
    static Trial again(GuardSettings settings, List<EndpointFigures> recorded) {
        var trial = new Trial(settings);
        recorded.forEach(figures -> trial.takeUp(figures, recorded.size()));
        return trial;
    }

    /** With what was before, and nothing counted yet. */
    static Trial begun(GuardSettings settings, List<EndpointFigures> recorded) {
        var trial = new Trial(settings);
        recorded.forEach(figures -> trial.begin(figures, recorded.size()));
        return trial;
    }

    private void takeUp(EndpointFigures figures, int judged) {
        begin(figures, judged);
        figures.slots().forEach(slot -> add(figures.endpoint(), slot));
        Paired paired = figures.paired();
        if (paired != null) {
            add(figures.endpoint(), paired.pairs());
        }
    }

    private void begin(EndpointFigures figures, int judged) {
        Paired paired = figures.paired();
        PairBaseline pairs = paired == null ? null : before.recorded(figures.endpoint(), paired.before());
        endpoints.put(figures.endpoint(), evidence(figures.baseline(), pairs, judged));
    }

    /** Counts pairs whose slots are counted. */
    void add(String endpoint, List<SlotPair> pairs) {
        compare(endpoint, before.kept(endpoint, pairs));
    }

    /** Counts a slot of an endpoint. Answers whether the evidence changed. */
    public boolean add(String endpoint, Slot slot) {
        if (slot.at().isBefore(judgedFrom)) {
            return false;
        }
        if (before.isOf(endpoint)) {
            before.before(endpoint, slot, this::compare);
            return true;
        }
        Evidence evidence = endpoints.get(endpoint);
        if (evidence == null) {
            return false;
        }
        evidence.add(slot);
        counted.computeIfAbsent(endpoint, _ -> new ArrayList<>()).add(slot);
        compare(endpoint, before.candidate(endpoint, slot));
        return true;
    }

    private void compare(String endpoint, List<SlotPair> found) {
        Evidence evidence = endpoints.get(endpoint);
        if (evidence != null) {
            found.forEach(evidence::add);
        }
    }

    /** What the version before shows beside the new one, by its endpoint: whether it got worse as well. */
    public Map<String, Evidence> versionsBefore() {
        return before.themselves();
    }

    public GuardSettings settings() {
        return settings;
    }

    /** ln E over all endpoints; 0 without any. */
    public double lnE() {
        return endpoints.isEmpty()
                ? 0
                : Evidence.mean(
                        endpoints.values().stream().mapToDouble(Evidence::lnE).toArray());
    }

    public Strength strength() {
        return Strength.of(lnE(), settings);
    }

    /** Whether enough of before is known of every endpoint to compare latencies with. */
    public boolean comparesAll() {
        return !endpoints.isEmpty() && bare().isEmpty();
    }

    /** How many slots were counted, of the endpoint with the fewest. */
    public long slots() {
        return endpoints.values().stream().mapToLong(Evidence::slots).min().orElse(0);
    }

    /** What speaks most against the deployment, in a sentence. */
    public String against() {
        return Sentences.against(this);
    }

    /** What the end of the watch finds; to be asked once. */
    public Ending ending() {
        if (strength() != Strength.NONE) {
            return new Ending(Verdict.SUSPECT, "under suspicion to the end: " + against());
        }
        if (endpoints.isEmpty()) {
            return new Ending(Verdict.INCONCLUSIVE, "nothing is measured");
        }
        return bare().map(this::tooLittle).orElseGet(this::vouched);
    }

    /** The endpoint of whose time before least is known, if that is too little for any bound. */
    private Optional<Map.Entry<String, Evidence>> bare() {
        return endpoints.entrySet().stream()
                .filter(one -> one.getValue().baseline().bounds().isEmpty())
                .min(Comparator.comparingLong(one -> one.getValue().baseline().slots()));
    }

    private Ending tooLittle(Map.Entry<String, Evidence> bare) {
        return new Ending(
                Verdict.INCONCLUSIVE,
                "nothing speaks against it, but only "
                        + bare.getValue().baseline().slots()
                        + " slots of before are known of " + bare.getKey() + ": "
                        + Baseline.needed(settings, endpoints.size()));
    }

    private Ending vouched() {
        var weakest = assurances().entrySet().stream()
                .max(Comparator.comparingDouble(one -> one.getValue().errors()))
                .orElseThrow();
        return isVouchedFor()
                ? new Ending(Verdict.PASS, Sentences.passed(weakest.getKey(), weakest.getValue()))
                : new Ending(
                        Verdict.INCONCLUSIVE, Sentences.open(weakest.getKey(), weakest.getValue(), endpoints.size()));
    }

    /** Whether the bounds of every endpoint hold. */
    boolean isVouchedFor() {
        return !endpoints.isEmpty() && assurances().values().stream().allMatch(Assurance::holds);
    }

    private Map<String, Assurance> assurances() {
        var assurances = new LinkedHashMap<String, Assurance>();
        endpoints.forEach((endpoint, evidence) ->
                assurances.put(endpoint, evidence.assurance(Assurance.ALPHA / endpoints.size())));
        return assurances;
    }

    /** All that it is made of, by endpoint. */
    public List<EndpointFigures> figures() {
        return endpoints.entrySet().stream()
                .map(one -> EndpointFigures.of(
                        one.getKey(),
                        one.getValue(),
                        counted.getOrDefault(one.getKey(), List.of()),
                        before.paired(one.getKey())))
                .toList();
    }

    /** The endpoint that speaks most against the deployment. */
    Optional<Map.Entry<String, Evidence>> worst() {
        return endpoints.entrySet().stream()
                .max(Comparator.comparingDouble(one -> one.getValue().lnE()));
    }

    /** What follows whether the endpoints become again what they were before. */
    public Recovery recovery() {
        var baselines = new LinkedHashMap<String, Baseline>();
        endpoints.forEach((endpoint, evidence) -> baselines.put(endpoint, evidence.baseline()));
        return new Recovery(settings, baselines, before.again());
    }
}
