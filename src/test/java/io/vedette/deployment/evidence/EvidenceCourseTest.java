package io.vedette.deployment.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.evidence.EvidenceCourse.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvidenceCourseTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant DEPLOYED = START.plus(Duration.ofDays(1));
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static SlotHistory history(int slots, int offset, int badFrom) {
        var history = new SlotHistory(6, INTERVAL, Duration.ofHours(2));
        for (int i = 0; i < slots; i++) {
            history.add(new Slot(START.plusSeconds(60L * i + offset), i >= badFrom, 6, 80_000, 90_000));
        }
        return history;
    }

    private static Dossier dossier(Trial trial) {
        var deployment = new Deployment("d-1", "checkout", "2", "1", null, null, null, DEPLOYED);
        Instant judged = DEPLOYED.plusSeconds(3_600);
        return Dossier.of(deployment, Verdict.REGRESSED, trial.against(), judged, trial, ControlGroup.NONE);
    }

    @Test
    void theCourseEndsWithTheEvidenceOfTheVerdict() {
        var histories = Map.of("a", history(1_450, 0, 1_440), "b", history(1_450, 17, 9_999));
        Dossier dossier = dossier(new Trial(GuardSettings.DEFAULT, DEPLOYED, List.of(), histories));

        EvidenceCourse course = EvidenceCourse.of(dossier);

        assertThat(course.points()).hasSize(18).extracting(Point::at).isSorted();
        assertThat(course.points().getLast().lnE()).isEqualTo(dossier.lnE());
        assertThat(course.points().getFirst().at()).isEqualTo(DEPLOYED.plusSeconds(120));
        assertThat(course.points().getLast().lnE()).isGreaterThan(course.lnRegressed());
    }

    @Test
    void whatWasComparedWithTheVersionBesideItIsCountedAsItCame() {
        var histories = Map.of("canary", history(60, 0, 0), "stable", history(60, 10, 9_999));
        Dossier dossier =
                dossier(new Trial(GuardSettings.DEFAULT, START, List.of(), histories, Map.of("canary", "stable")));

        EvidenceCourse course = EvidenceCourse.of(dossier);

        assertThat(course.points().getLast().lnE()).isEqualTo(dossier.lnE());
    }

    @Test
    void withoutASlotThereIsNoCourse() {
        Dossier dossier =
                dossier(new Trial(GuardSettings.DEFAULT, DEPLOYED, List.of(), Map.of("a", history(1_440, 0, 9_999))));

        assertThat(EvidenceCourse.of(dossier).points()).isEmpty();
    }
}
