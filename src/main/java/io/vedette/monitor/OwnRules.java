package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.slo.BurnRule;
import io.vedette.slo.BurnRule.Urgency;
import io.vedette.slo.Indicator;
import io.vedette.slo.Ratio;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import io.vedette.target.TargetId;
import io.vedette.window.OpenSlots;
import io.vedette.window.Packer;
import io.vedette.window.RecentLatencies;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the user's own of one service, and the figures that they ask for and that nobody else keeps: counts over their windows, latencies by the minute.
 * Both are kept only where a rule asks for them. The counts are those of an objective that nobody is held to. Belongs to the event loop of its service.
 */
final class OwnRules {
    private static final int VERSION = 1;
    private static final byte[] NOTHING = {};
    private static final Duration PERIOD = Duration.ofDays(30);

    private final ServicePlan plan;
    private final List<OwnRuleMonitor> rules;
    private final @Nullable Kept kept;

    /** What is kept for rules: their counts, and latencies if one asks for them. */
    private record Kept(SloJudge counted, @Nullable RecentLatencies latencies) {}

    OwnRules(ServicePlan plan, Alerts words, OpenSlots slots, Duration slot, @Nullable OwnRules earlier) {
        this.plan = plan;
        this.rules = plan.alerts().rules().stream()
                .map(rule -> new OwnRuleMonitor(rule, words, earlier == null ? null : earlier.find(rule)))
                .toList();
        this.kept = rules.isEmpty() ? null : keep(plan, slots, slot, earlier == null ? null : earlier.kept);
    }

    private static Kept keep(ServicePlan plan, OpenSlots slots, Duration slot, @Nullable Kept earlier) {
        List<OwnRule> asking = plan.alerts().rules();
        SloJudge counted = SloJudge.of(counting(asking), plan.service().targets(), slots, slot);
        if (earlier != null && earlier.counted.slo().equals(counted.slo())) {
            counted.takeOver(earlier.counted);
        }
        if (asking.stream().noneMatch(rule -> rule.when().asksLatencies())) {
            return new Kept(counted, null);
        }
        return new Kept(
                counted, earlier == null || earlier.latencies == null ? new RecentLatencies() : earlier.latencies);
    }

    /** An objective whose windows are those that rules ask for. */
    private static Slo counting(List<OwnRule> rules) {
        List<BurnRule> windows = rules.stream()
                .flatMap(rule -> rule.when().windows().stream())
                .distinct()
                .sorted()
                .map(window -> new BurnRule("counted", Urgency.TICKET, window, window, new Ratio(1, 1)))
                .toList();
        Slo plain = new Slo("counted", new Indicator.Availability(), new Ratio(1, 2), PERIOD);
        return new Slo(
                plain.name(),
                plain.indicator(),
                plain.objective(),
                plain.period(),
                plain.budgeting(),
                plain.scope(),
                windows);
    }

    private @Nullable OwnRuleMonitor find(OwnRule same) {
        return rules.stream()
                .filter(each -> each.rule().equals(same))
                .findFirst()
                .orElse(null);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    void record(Sample sample, long slot) {
        if (kept == null) {
            return;
        }
        kept.counted.record(sample, slot);
        if (kept.latencies != null && sample.outcome() instanceof Outcome.Answered answered) {
            kept.latencies.record(sample.due(), answered.phases().total());
        }
    }

    /** A sample that was counted was not measured, as is known by now. */
    void revoke(Sample sample, long slot) {
        if (kept != null) {
            kept.counted.revoke(sample, slot);
        }
    }

    /** Ends alerts that began since {@code since}, for nothing could be seen then. */
    void blinded(Instant since, Instant now, Consumer<Alert> tell) {
        rules.forEach(rule -> rule.blinded(since, now, tell));
    }

    void missed(TargetId target, Instant due, long slot) {
        if (kept != null) {
            kept.counted.missed(target, due, slot);
        }
    }

    void absent(long slot) {
        if (kept != null) {
            kept.counted.absent(slot);
        }
    }

    /** Counts a slot that is over, and asks every rule. */
    void close(long slot, Instant end, List<SloMonitor> slos, Endpoints endpoints, Consumer<Alert> tell) {
        if (kept == null) {
            return;
        }
        kept.counted.close(slot);
        var figures = new Figures(
                end,
                kept.counted,
                kept.latencies,
                slos,
                endpoints,
                plan.service().labels().values());
        for (OwnRuleMonitor rule : rules) {
            rule.look(figures, end, tell);
        }
    }

    void alerts(Consumer<Alert> into) {
        for (OwnRuleMonitor rule : rules) {
            Alert open = rule.open();
            if (open != null) {
                into.accept(open);
            }
        }
    }

    void states(Consumer<RuleState> into) {
        for (OwnRuleMonitor rule : rules) {
            into.accept(rule.shown());
        }
    }

    boolean isOf(Alert alert) {
        return rules.stream().anyMatch(rule -> rule.rule().name().equals(alert.name()));
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        return rules.stream()
                .map(OwnRuleMonitor::open)
                .anyMatch(open -> open != null && open.episode().equals(known.episode()));
    }

    byte[] encode() {
        if (kept == null) {
            return NOTHING;
        }
        var packer = new Packer(VERSION).block(kept.counted.encode()).number(rules.size());
        rules.forEach(rule -> packer.text(rule.rule().name()).block(rule.encode()));
        return packer.bytes();
    }

    void decode(byte[] bytes) {
        if (kept == null || bytes.length == 0) {
            return;
        }
        var unpacker = new Unpacker(VERSION, bytes);
        kept.counted.take(unpacker.block());
        for (int left = unpacker.count(); left > 0 && unpacker.isWhole(); left--) {
            String name = unpacker.text();
            byte[] known = unpacker.block();
            rules.stream().filter(rule -> rule.rule().name().equals(name)).forEach(rule -> rule.decode(known));
        }
    }
}
