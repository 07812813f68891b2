package io.vedette.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DaemonRegistryTest {
    private final Exposition text = Exposition.parse(DaemonRegistry.create().scrape());

    @Test
    void whatALinterObjectsToIsLeftOut() {
        assertThat(text.faults).isEmpty();
        assertThat(text.types.keySet())
                .noneMatch(name -> name.matches(".*_(ns|ms|us|milliseconds|nanoseconds)(_total)?"));
        text.types.forEach(
                (name, type) -> assertThat(name.endsWith("_count")).as(name).isFalse());
    }

    @Test
    void processorTimeHasItsUsualName() {
        assertThat(text.value("process_cpu_seconds_total")).isPositive();
        assertThat(text.types).containsKeys("process_files_open_files", "process_start_time_seconds");
    }
}
