package io.vedette.slo;

import io.vedette.window.Counts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An objective's counts as they stood when a slot was closed; immutable, and small, for one is kept of each objective that is read. What people see is made of it
 * when they look.
 *
 * @param windows over each of the {@link SloTerms#windows}
 * @param period over the objective's period
 * @param allowed how many may be bad in the period
 */
public record Reading(SloTerms terms, List<Counts> windows, Counts period, double allowed) {
    /** How the objective stood. */
    public Standing standing() {
        List<Counts> unpacked = List.copyOf(windows);
        return new Standing(
                terms.slo().period(),
                terms.budget(),
                terms.noun(),
                period,
                allowed,
                terms.rules().stream().map(rule -> rule.standing(unpacked)).toList());
    }

    /** {@link Standing#budgetRemaining}, without the rest of it. */
    public double budgetRemaining() {
        return outlay().remaining();
    }

    /** {@link Standing#exhaustion}, without the rest of it. */
    public @Nullable Duration exhaustion() {
        return outlay().exhaustion();
    }

    private Outlay outlay() {
        Counts recent = terms.rules().getFirst().recent(windows);
        return new Outlay(terms.slo().period(), terms.budget(), period, allowed, recent);
    }
}
