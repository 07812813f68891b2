package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.slo.Budgeting;
import io.vedette.slo.BurnRule;
import io.vedette.slo.Indicator;
import io.vedette.slo.Ratio;
import io.vedette.slo.RuleJudge;
import io.vedette.slo.Sampling;
import io.vedette.slo.Scope.Combining;
import io.vedette.slo.Slo;
import io.vedette.slo.SloTerms;
import io.vedette.target.Service;
import io.vedette.target.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an objective's numbers come to: alerts that could never come, or that a single probe would make. */
final class SloChecks {
    private final Fields fields;
    private final Slo slo;
    private final Findings findings;
    private final Set<Sampling> checked = new HashSet<>();

    SloChecks(Fields fields, Slo slo, Findings findings) {
        this.fields = fields;
        this.slo = slo;
        this.findings = findings;
    }

    /** Checks what holds wherever the objective is used. */
    void check() {
        Set<String> names = new HashSet<>();
        for (BurnRule rule : slo.rules()) {
            if (!names.add(rule.name())) {
                error(rule.name() + " is the name of two rules", "expected a name for one of them");
            }
            if (!rule.canFire(slo)) {
                error(tooHigh(rule), "expected a higher objective, a lower factor or a shorter window");
            }
            checkWindows(rule);
        }
    }

    private String tooHigh(BurnRule rule) {
        return "is so low that " + rule.name() + " can never fire: it needs more than " + decimal(rule.factor()) + " x "
                + percent(slo.budget()) + " = " + percent(rule.threshold(slo)) + " of the probes to be bad";
    }

    private void checkWindows(BurnRule rule) {
        if (rule.longWindow().compareTo(slo.window()) > 0) {
            error(
                    rule.name() + " looks at " + Durations.words(rule.longWindow())
                            + ", longer than the objective's window",
                    "expected at most " + Durations.words(slo.window()));
        }
        if (slo.budgeting() instanceof Budgeting.TimeSlices(Duration slice, Ratio _)
                && !(divides(slice, rule.longWindow()) && divides(slice, rule.shortWindow()))) {
            error(
                    rule.name() + "'s windows are no whole slices of " + Durations.words(slice),
                    "expected slices that divide " + Durations.words(rule.longWindow()) + " and "
                            + Durations.words(rule.shortWindow()) + ", such as 1m or 5m");
        }
    }

    private static boolean divides(Duration part, Duration whole) {
        return part.multipliedBy(whole.dividedBy(part)).equals(whole);
    }

    /** Warns where a service's probes are so few that a rule's arithmetic alone would not do. Services that are probed alike are warned about once. */
    void checkUse(Service service) {
        List<Target> targets = service.targets().stream()
                .filter(target -> slo.scope().covers(target.id().endpoint()))
                .toList();
        if (targets.isEmpty()) {
            findings.error(
                    fields.place(),
                    fields.trail(),
                    "is about none of the endpoints of " + service.name(),
                    "expected endpoints that name one of them");
            return;
        }
        checkTimed(service.name(), targets);
        boolean each = slo.scope().combining() == Combining.WORST;
        checkSampling(each ? targets.subList(0, 1) : targets, Sampling.slotOf(service.targets()));
    }

    /** Jobs that report by themselves are on time or late; nobody waits for them. */
    private void checkTimed(String service, List<Target> targets) {
        List<String> jobs = targets.stream()
                .filter(target -> target.spec().waits())
                .map(target -> target.id().endpoint())
                .toList();
        if (jobs.isEmpty() || !(slo.indicator() instanceof Indicator.Latency)) {
            return;
        }
        String found = "is about how long a probe takes, and " + String.join(", ", jobs) + " of " + service
                + (jobs.size() == 1 ? " is a job that reports by itself" : " are jobs that report by themselves")
                + ": nothing of it is timed";
        if (jobs.size() == targets.size()) {
            findings.error(
                    fields.placeOf(SloSection.INDICATOR),
                    fields.trailOf(SloSection.INDICATOR),
                    found,
                    "expected availability, or freshness, such as freshness < 26h");
        } else {
            findings.warning(
                    fields.placeOf(SloSection.INDICATOR),
                    fields.trailOf(SloSection.INDICATOR),
                    found,
                    "give the objective `endpoints` that leave it out");
        }
    }

    private void checkSampling(List<Target> targets, Duration slot) {
        Sampling sampling = Sampling.of(slo, targets, slot);
        if (!checked.add(sampling)) {
            return;
        }
        SloTerms terms = SloTerms.of(slo, sampling);
        for (RuleJudge rule : terms.rules()) {
            if (rule.due() < rule.significant()) {
                tooFew(rule);
                return;
            }
            if (rule.tolerated(rule.due()) == 0) {
                single(rule);
                return;
            }
        }
    }

    private void tooFew(RuleJudge judge) {
        String window = Durations.words(judge.rule().longWindow());
        warning(
                judge.rule().name() + " can never fire where " + judge.due()
                        + (judge.due() == 1 ? " probe is due in " : " probes are due in ") + window + ": only "
                        + judge.significant() + " bad ones would be no chance",
                "probe more often, or give the objective alerting over longer windows");
    }

    private void single(RuleJudge judge) {
        BurnRule rule = judge.rule();
        Ratio threshold = rule.threshold(slo);
        long most = rule.longWindow().toSeconds() * threshold.numerator() / threshold.denominator();
        warning(
                "one bad probe of the " + judge.due() + " that are due in " + Durations.words(rule.longWindow())
                        + " would be over " + rule.name() + ": it is more than " + decimal(rule.factor()) + " x "
                        + percent(slo.budget()) + " = " + percent(threshold) + " of them",
                "its alert waits for " + judge.significant()
                        + " bad ones, which chance does not make; probe at least every "
                        + Durations.words(Duration.ofSeconds(Math.max(most, 1)))
                        + ", lower the objective, or give it alerting over longer windows");
    }

    private void error(String found, String expected) {
        findings.error(fields.placeOf(where()), fields.trailOf(where()), found, expected);
    }

    private void warning(String found, String expected) {
        findings.warning(fields.placeOf(where()), fields.trailOf(where()), found, expected);
    }

    private Key<?> where() {
        return fields.has(SloSection.ALERTING) ? SloSection.ALERTING : SloSection.OBJECTIVE;
    }

    private static String percent(Ratio ratio) {
        return decimal(ratio.times(new Ratio(100, 1))) + "%";
    }

    private static String decimal(Ratio ratio) {
        return BigDecimal.valueOf(ratio.numerator())
                .divide(BigDecimal.valueOf(ratio.denominator()), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
