package io.vedette.deployment.evidence;

import io.vedette.deployment.Deployment;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link Dossier} as JSON. Numbers are written so that they are read back to the same bit. */
public final class DossierText {
    /** Says what the text means; another number is another meaning. */
    public static final int FORMAT = 1;

    private DossierText() {}

    public static String of(Dossier dossier) {
        Deployment deployment = dossier.deployment();
        GuardSettings settings = dossier.settings();
        return object(
                member("format", FORMAT),
                text("deployment", deployment.id()),
                text("service", deployment.service()),
                text("version", deployment.version()),
                text("previous_version", deployment.previousVersion()),
                text("at", deployment.at()),
                text("verdict", dossier.verdict().label()),
                text("why", dossier.why()),
                text("judged_at", dossier.judgedAt()),
                member("ln_e", dossier.lnE()),
                member(
                        "settings",
                        object(
                                member("alpha", settings.alpha()),
                                member("delta", settings.delta()),
                                member(
                                        "delta_absolute_us",
                                        settings.deltaAbsolute().toNanos() / 1000),
                                member("floor", settings.floor()),
                                member("slot_probes", settings.slotProbes()))),
                member("endpoints", list(dossier.endpoints(), DossierText::endpoint)),
                member("control", list(dossier.control().readings(), DossierText::reading)),
                member("version_before", list(dossier.control().before(), DossierText::reading)));
    }

    private static String reading(ControlReading reading) {
        return object(
                text("service", reading.service()),
                member("failing", reading.failing()),
                member("slots", reading.slots()),
                member("ln_e", reading.lnE()));
    }

    private static String endpoint(EndpointFigures figures) {
        Baseline baseline = figures.baseline();
        Period span = baseline.span();
        return object(
                text("endpoint", figures.endpoint()),
                member(
                        "before",
                        object(
                                member("slots", baseline.slots()),
                                member("bad", baseline.bad()),
                                text("first", span == null ? null : span.from()),
                                text("last", span == null ? null : span.until()))),
                member("bounds", list(baseline.bounds(), DossierText::bound)),
                member("components", list(figures.components(), DossierText::component)),
                member("ln_e", figures.lnE()),
                member("slots", list(figures.slots(), DossierText::slot)),
                member("paired", paired(figures)));
    }

    private static String bound(LatencyBound bound) {
        return object(
                text("statistic", bound.statistic().label()),
                member("quantile", bound.quantile()),
                member("order_us", bound.order()),
                member("worst_hour_us", bound.worst()),
                member("threshold_us", bound.threshold()));
    }

    private static String component(Component component) {
        return object(
                text("name", component.name()),
                member("trials", component.trials()),
                member("hits", component.hits()),
                member("bound", component.bound()),
                member("ln_e", component.lnE()));
    }

    /** Second, whether bad, how many answered, their median and their maximum in microseconds. */
    private static String slot(Slot slot) {
        return "[" + slot.at().getEpochSecond() + "," + slot.bad() + "," + slot.answered() + "," + slot.median() + ","
                + slot.max() + "]";
    }

    /** Each pair is the number of the new version's slot among {@code slots}, and the slot of the version before. */
    private static String paired(EndpointFigures figures) {
        Paired paired = figures.paired();
        if (paired == null) {
            return "null";
        }
        Map<Slot, Integer> numbers = new HashMap<>();
        for (int i = 0; i < figures.slots().size(); i++) {
            numbers.putIfAbsent(figures.slots().get(i), i);
        }
        return object(
                member("before", paired.before().pairs()),
                member("slower_before", paired.before().slower()),
                member(
                        "pairs",
                        list(
                                paired.pairs(),
                                pair -> "[" + numbers.get(pair.candidate()) + "," + slot(pair.before()) + "]")));
    }

    private static String object(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    private static <T> String list(Collection<T> elements, Function<T, String> spelling) {
        return elements.stream().map(spelling).collect(Collectors.joining(",", "[", "]"));
    }

    private static String member(String name, Object value) {
        return "\"" + name + "\":" + value;
    }

    private static String text(String name, @Nullable Object value) {
        return member(name, value == null ? "null" : quoted(value.toString()));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                quoted.append('\\').append((char) each);
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", each));
            } else {
                quoted.append((char) each);
            }
        });
        return quoted.append('"').toString();
    }
}
