package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.monitor.ServicePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChangesTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static List<ServicePlan> fleet(int services) {
        return IntStream.range(0, services)
                .mapToObj(number -> Plans.service("service-" + number, 1, INTERVAL))
                .toList();
    }

    @Test
    void ofTenThousandServicesTheOneThatDiffersIsTouched() {
        var after = new ArrayList<>(fleet(10_000));
        after.set(4_711, Plans.service("service-4711", 2, INTERVAL));

        Changes changes = Changes.between(fleet(10_000), after, false);

        assertThat(changes.changed()).containsExactly(after.get(4_711));
        assertThat(changes.added()).isEmpty();
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.same()).isEqualTo(9_999);
        assertThat(changes.turnover()).isEqualTo("1 endpoint added, 0 removed, 10001 in all");
    }

    @Test
    void ofAServiceThatChangedTheTargetsThatStayAreTheVerySame() {
        List<ServicePlan> before = List.of(Plans.service("large", 3, INTERVAL));
        ServicePlan after = Plans.service("large", 4, INTERVAL);

        Changes changes = Changes.between(before, List.of(after), false);

        var targets = changes.changed().getFirst().service().targets();
        assertThat(targets).isEqualTo(after.service().targets());
        assertThat(targets.subList(0, 3))
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .isEqualTo(before.getFirst().service().targets());
    }

    @Test
    void whatComesAndWhatGoesIsNamed() {
        List<ServicePlan> before = fleet(3);
        List<ServicePlan> after = List.of(before.get(0), Plans.service("new", 1, INTERVAL));

        Changes changes = Changes.between(before, after, true);

        assertThat(changes.added()).containsExactly(after.get(1));
        assertThat(changes.removed()).containsExactlyInAnyOrder("service-1", "service-2");
        assertThat(changes.same()).isOne();
        assertThat(changes.reactions()).isTrue();
    }

    @Test
    void theSameConfigurationReadAgainChangesNothing() {
        Changes changes = Changes.between(fleet(100), fleet(100), false);

        assertThat(changes).isEqualTo(new Changes(List.of(), List.of(), List.of(), 100, false, ""));
    }
}
