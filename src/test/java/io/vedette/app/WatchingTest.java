package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WatchingTest {
    @Test
    void oneIsToldAsOne() {
        assertThat(new Watching(1, 1)).hasToString("watching 1 service, 1 endpoint");
        assertThat(new Watching(2, 40)).hasToString("watching 2 services, 40 endpoints");
    }

    @Test
    void aRefusedReloadIsToldUntilTheNextGoodOne() {
        assertThat(new Watching(2, 40).despite(1))
                .isEqualTo("watching 2 services, 40 endpoints; the last reload was refused for 1 problem");
    }
}
