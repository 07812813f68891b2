package io.vedette.slo;

/**
 * An objective as people read it.
 *
 * @param objective the share that is promised, as in {@code 99.9%}
 * @param indicator of what
 * @param period the time it is promised over
 */
public record Wording(String objective, String indicator, String period) {
    public static Wording of(Slo slo) {
        return new Wording(
                slo.objective().percent(), slo.indicator().label(), slo.period().label());
    }
}
