package io.vedette.web.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.web.FakePast;
import io.vedette.web.Snapshots;
import org.junit.jupiter.api.Test;

final class FirstHourTest {
    @Test
    void ofAServiceOfThousandsNotEveryEndpointIsRead() {
        ServiceSnapshot fleet = Snapshots.up("fleet", 1_000);

        var hour = FirstHour.read(new FakePast(), fleet, Snapshots.deployment("fleet"))
                .result()
                .orElseThrow();

        assertThat(hour.endpoints()).hasSize(FirstHour.MOST);
        assertThat(hour.others()).isEqualTo(1_000 - FirstHour.MOST);
    }
}
