package io.vedette.config.endpoint;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.Certified;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys that mean the same for several kinds. */
final class SharedKeys {
    static final Key<Duration> LATENCY = Key.of(
                    "latency",
                    than('<'),
                    "The whole probe must be shorter than this; for tcp the handshake, for heartbeat the job's run time.")
            .example("< 2s");
    static final Key<Duration> CERTIFICATE = Key.of(
                    "certificate",
                    than('>'),
                    "How much longer the certificate must be valid; with TLS only. Write it in quotes: a bare `>` means something else to YAML.")
            .example("\"> 14d\"");

    private SharedKeys() {}

    /** A comparison with a figure, as in {@code >= 2}; the bare figure means that one. */
    static Scalar<Bound> bound(String example, int most, String unit) {
        Pattern pattern = Pattern.compile("(>=|<=|>|<|=|==)?\\s*(\\d{1,9}(?:\\.\\d{1,6})?)" + unit);
        return Scalar.of(
                "comparison",
                "a comparison such as " + example,
                new Facets(List.of("string", "number"), "^" + pattern + "$", List.of(), new Facets.Range(0, most)),
                text -> {
                    Matcher parts = pattern.matcher(text.strip());
                    return parts.matches() && Double.parseDouble(parts.group(2)) <= most
                            ? Parsed.good(new Bound(sign(parts.group(1)), Double.parseDouble(parts.group(2))))
                            : Parsed.bad();
                });
    }

    private static Bound.Sign sign(@Nullable String text) {
        return Arrays.stream(Bound.Sign.values())
                .filter(sign -> sign.text().equals(text))
                .findFirst()
                .orElse(Bound.Sign.EXACTLY);
    }

    /** What every kind can expect of a target that was talked to. */
    static <A extends Timed & Certified> List<Condition<? super A>> everywhere(Fields expect) {
        List<Condition<? super A>> all = new ArrayList<>();
        Duration certificate = expect.find(CERTIFICATE);
        if (certificate != null) {
            all.add(new CertificateOver(certificate));
        }
        all.addAll(Times.conditions(expect));
        return all;
    }

    static Scalar<Duration> than(char sign) {
        return Scalar.of(
                "`" + sign + "` and a duration",
                sign + " and a duration, such as " + (sign == '<' ? "< 2s" : "\"> 14d\""),
                Facets.matching("^" + sign + "\\s*" + Durations.PATTERN + "$"),
                text -> {
                    boolean signed = !text.isEmpty() && text.charAt(0) == sign;
                    Duration bound = signed ? Durations.parse(text.substring(1).strip()) : null;
                    return bound == null || !bound.isPositive() ? Parsed.bad() : Parsed.good(bound);
                });
    }
}
