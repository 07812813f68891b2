package io.vedette.monitor;

import io.vedette.slo.BurnRule.Urgency;
import io.vedette.slo.Burning;
import io.vedette.slo.RuleJudge;
import io.vedette.slo.Scope.Combining;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.window.OpenSlots;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who judges one objective of a service: one judge over all its endpoints, or one for each, of which the worst speaks. Belongs to one event loop. */
final class Judges {
    private static final String TOGETHER = "";

    private final Slo slo;
    private final Map<String, SloJudge> byEndpoint;
    private final List<SloJudge> all;

    Judges(Slo slo, Service service, OpenSlots slots, Duration slot) {
        this.slo = slo;
        Map<String, SloJudge> each =
                slo.scope().combining() == Combining.WORST ? ofEach(slo, service, slots, slot) : Map.of();
        byEndpoint = each.isEmpty() ? Map.of(TOGETHER, SloJudge.of(slo, service.targets(), slots, slot)) : each;
        all = List.copyOf(byEndpoint.values());
    }

    private static Map<String, SloJudge> ofEach(Slo slo, Service service, OpenSlots slots, Duration slot) {
        var each = new LinkedHashMap<String, SloJudge>();
        for (Target target : service.targets()) {
            String endpoint = target.id().endpoint();
            if (slo.scope().covers(endpoint)) {
                each.put(endpoint, SloJudge.of(slo, List.of(target), slots, slot));
            }
        }
        return each;
    }

    /** Goes on with what {@code earlier} ones of the same objective counted, where the endpoint is still there. */
    void takeOver(Judges earlier) {
        byEndpoint.forEach((endpoint, judge) -> {
            SloJudge known = earlier.byEndpoint.get(endpoint);
            if (known != null) {
                judge.takeOver(known);
            }
        });
    }

    void pack(Packer packer) {
        packer.number(byEndpoint.size());
        byEndpoint.forEach((endpoint, judge) -> packer.text(endpoint).block(judge.encode()));
    }

    /** Takes over what was packed of the same objective, endpoint by endpoint; answers whether that was all there was. */
    boolean unpack(Unpacker unpacker) {
        boolean all = true;
        for (int left = unpacker.count(); left > 0 && unpacker.isWhole(); left--) {
            SloJudge judge = byEndpoint.get(unpacker.text());
            byte[] counted = unpacker.block();
            all &= judge != null && judge.take(counted);
        }
        return all && unpacker.isWhole();
    }

    Slo slo() {
        return slo;
    }

    List<SloJudge> all() {
        return all;
    }

    /** The rules, the most urgent first; their figures are those of the first endpoint. */
    List<RuleJudge> rules() {
        return all.getFirst().rules();
    }

    /** Whether the bare arithmetic of rule number {@code rule} is over anywhere. */
    boolean anyOver(int rule) {
        for (SloJudge judge : all) {
            if (judge.over(judge.rules().get(rule))) {
                return true;
            }
        }
        return false;
    }

    /** How rule number {@code rule} stands: over if it is anywhere, and only under if it is known to be everywhere. */
    Burning burning(int rule) {
        Burning found = Burning.UNDER;
        for (SloJudge judge : all) {
            Burning burning = judge.burning(judge.rules().get(rule));
            if (burning == Burning.OVER) {
                return burning;
            }
            found = burning == Burning.NO_DATA || found == Burning.UNDER ? burning : found;
        }
        return found;
    }

    /** The judge with the least budget left. */
    SloJudge worst() {
        SloJudge worst = all.getFirst();
        for (SloJudge judge : all) {
            worst = judge.budgetRemaining() < worst.budgetRemaining() ? judge : worst;
        }
        return worst;
    }

    /** The judge that made an alert of {@code urgency}, if it can be told, else the worst. */
    SloJudge worst(Urgency urgency) {
        for (SloJudge judge : all) {
            for (RuleJudge rule : judge.rules()) {
                if (rule.rule().urgency() == urgency && judge.burning(rule) == Burning.OVER) {
                    return judge;
                }
            }
        }
        return worst();
    }

    /** The endpoint that {@code judge} is about; null when it is about all of them. */
    @Nullable
    String endpoint(SloJudge judge) {
        for (var entry : byEndpoint.entrySet()) {
            if (entry.getValue() == judge) {
                return entry.getKey().equals(TOGETHER) ? null : entry.getKey();
            }
        }
        return null;
    }
}
