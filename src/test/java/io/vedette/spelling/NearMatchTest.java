package io.vedette.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearMatchTest {
    private static final List<String> KNOWN =
            List.of("interval", "timeout", "url", "expect", "labels", "group_interval");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "intervall,interval",
                "intreval,interval",
                "Interval,interval",
                "interva,interval",
                "urls,url",
                "ulr,url",
                "uri,url",
                "expects,expect",
                "timeuot,timeout",
                "groupinterval,group_interval",
                "tiemouts,timeout",
                "name,-",
                "type,-",
                "conditions,-",
                "x,-"
            })
    void theNearestWordIsTheOneWithTheFewestChanges(String word, String meant) {
        assertThat(NearMatch.of(word, KNOWN)).isEqualTo(meant);
    }
}
