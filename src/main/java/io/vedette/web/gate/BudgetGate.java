package io.vedette.web.gate;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.slo.BudgetPolicy;
import io.vedette.slo.BudgetPolicy.Advice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Whether there is error budget to deploy a service now: as its objective with the least budget says. Pure. */
record BudgetGate(ServiceSnapshot service, BudgetPolicy policy) {
    private static final double PERCENT = 100;
    private static final double DIGITS = 1_000_000;

    boolean isOpen() {
        return advice() == Advice.FREE;
    }

    Advice advice() {
        return least().map(slo -> policy.on(slo.budgetRemaining())).orElse(Advice.FREE);
    }

    /** One sentence. */
    String why() {
        return least().map(this::sentence).orElse(name() + " has no objective, and so no budget to spend");
    }

    JsonObject json() {
        var slos = new JsonArray();
        service.slos().forEach(slo -> slos.add(json(slo)));
        return new JsonObject()
                .put("service", name())
                .put("ok", isOpen())
                .put("advice", advice().name().toLowerCase(Locale.ROOT))
                .put("why", why())
                .put("slos", slos);
    }

    private JsonObject json(SloSnapshot slo) {
        return new JsonObject()
                .put("name", slo.name())
                .put("objective", slo.objective())
                .put("indicator", slo.indicator())
                .put("budget_remaining_ratio", Math.round(slo.budgetRemaining() * DIGITS) / DIGITS)
                .put("advice", policy.on(slo.budgetRemaining()).name().toLowerCase(Locale.ROOT));
    }

    private Optional<SloSnapshot> least() {
        return service.slos().stream().min(Comparator.comparingDouble(SloSnapshot::budgetRemaining));
    }

    private String sentence(SloSnapshot slo) {
        String budget = "the budget of " + name() + " for " + slo.name() + " (" + slo.objective() + " over "
                + slo.period() + ")";
        return switch (policy.on(slo.budgetRemaining())) {
            case FREE -> percent(slo) + " of " + budget + " is left";
            case ASK -> "only " + percent(slo) + " of " + budget + " is left: let a person decide";
            case HALT -> budget + " is spent: deploy nothing but what mends it";
        };
    }

    private static String percent(SloSnapshot slo) {
        return String.format(Locale.ROOT, "%.1f %%", slo.budgetRemaining() * PERCENT);
    }

    private String name() {
        return service.service().name();
    }
}
