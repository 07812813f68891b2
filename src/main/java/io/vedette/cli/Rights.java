package io.vedette.cli;

import io.vedette.config.Configuration;
import io.vedette.config.Reading;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Problem.Severity;
import io.vedette.config.document.Trail;
import io.vedette.probe.icmp.EchoSocket;
import io.vedette.probe.icmp.IcmpSpec;
import java.util.ArrayList;
import java.util.List;

/** What a good configuration asks for and the user who checks it may not do. The daemon's user may have other rights: it is a warning. */
final class Rights {
    private Rights() {}

    static Reading checked(Reading reading, String file) {
        return switch (reading) {
            case Reading.Rejected rejected -> rejected;
            case Reading.Read(Configuration configuration, List<Problem> warnings) -> {
                List<Problem> all = new ArrayList<>(warnings);
                all.addAll(missing(configuration, file));
                yield new Reading.Read(configuration, all);
            }
        };
    }

    private static List<Problem> missing(Configuration configuration, String file) {
        long pinged = configuration.services().stream()
                .flatMap(plan -> plan.service().targets().stream())
                .filter(target -> target.spec() instanceof IcmpSpec)
                .count();
        String refusal = pinged == 0 ? null : EchoSocket.refusal();
        return refusal == null
                ? List.of()
                : List.of(Problem.of(
                        Severity.WARNING,
                        Place.whole(file),
                        Trail.TOP,
                        pinged + (pinged == 1 ? " endpoint is" : " endpoints are") + " pinged, which this user may not",
                        refusal));
    }
}
