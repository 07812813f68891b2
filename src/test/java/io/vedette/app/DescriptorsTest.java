package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DescriptorsTest {
    @Test
    void aSmallFleetNeedsNoAdvice() {
        assertThat(Descriptors.advice(List.of(Plans.service("checkout", 100, Duration.ofSeconds(10))), 1_024))
                .isEmpty();
    }

    @Test
    void aLimitThatIsTooLowForAnOutageIsMetAtTheStartWithWhatToDo() {
        var advice = Descriptors.advice(List.of(Plans.service("checkout", 50_000, Duration.ofSeconds(10))), 1_024);

        assertThat(advice).hasValueSatisfying(text -> assertThat(text)
                .startsWith("may open 1,024 files, and needs ")
                .contains("LimitNOFILE"));
    }
}
