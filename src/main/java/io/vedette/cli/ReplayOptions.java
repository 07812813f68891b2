package io.vedette.cli;

import io.vedette.cli.playback.DerivedPlans;
import io.vedette.cli.recording.DueText;
import io.vedette.slo.Indicator;
import io.vedette.slo.Ratio;
import io.vedette.slo.Slo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a recording is judged that comes without a configuration, and how far time goes. */
final class ReplayOptions {
    private static final Duration USUAL_WINDOW = Duration.ofDays(30);
    private static final Ratio USUAL_OBJECTIVE = new Ratio(999, 1_000);

    @Option(
            names = "--objective",
            paramLabel = "PERCENT",
            converter = Percent.class,
            description = "Without -c: the availability promised (default: 99.9%%).")
    private @Nullable Ratio objective;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            description = "Without -c: the rolling period of the promise (default: 30d).")
    private @Nullable Duration window;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            description = "Without -c: how often each endpoint was due (default: as its rows show).")
    private @Nullable Duration interval;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.class,
            description =
                    "Let time go on until then, in epoch seconds or RFC 3339 (default: the end of the last row's slot).")
    private @Nullable Instant until;

    /** Whether something was asked for that only a configuration can say when there is one. */
    boolean describePlans() {
        return Stream.of(objective, window, interval).anyMatch(Objects::nonNull);
    }

    @Nullable
    Instant until() {
        return until;
    }

    DerivedPlans plans() {
        Slo slo = new Slo(
                "availability",
                new Indicator.Availability(),
                Objects.requireNonNullElse(objective, USUAL_OBJECTIVE),
                Objects.requireNonNullElse(window, USUAL_WINDOW));
        return new DerivedPlans(slo, interval);
    }

    /** As in {@code 99.9%} or {@code 99.9}. */
    static final class Percent implements ITypeConverter<Ratio> {
        private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,6})?)\\s*%?");

        @Override
        public Ratio convert(String text) {
            Matcher parts = PERCENT.matcher(text);
            Ratio ratio = parts.matches() ? Ratio.of(new BigDecimal(parts.group(1)).movePointLeft(2)) : null;
            if (ratio == null || ratio.numerator() == 0) {
                throw new TypeConversionException("expected a percentage such as 99.9%, found '" + text + "'");
            }
            return ratio;
        }
    }

    /** As rows spell times. */
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            Instant moment = DueText.instant(text);
            if (moment == null) {
                throw new TypeConversionException("expected epoch seconds or RFC 3339, found '" + text + "'");
            }
            return moment;
        }
    }
}
