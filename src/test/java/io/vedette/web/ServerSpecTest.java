package io.vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerSpecTest {
    private static ServerSpec spec(int port, HookSpec... hooks) {
        return new ServerSpec(
                "127.0.0.1",
                port,
                null,
                List.of(),
                ServerSpec.StatusPage.DEFAULT,
                BlackboxSpec.OFF,
                List.of(hooks),
                ServerSpec.MetricsPer.AUTO);
    }

    @Test
    void onlyHooksMayChangeWhileItListens() {
        var hook = new HookSpec("ci", HookSpec.Platform.GITHUB, new Secret("s"), List.of(), List.of());

        assertThat(spec(1).listensLike(spec(1, hook))).isTrue();
        assertThat(spec(1, hook).listensLike(spec(1))).isTrue();
        assertThat(spec(1, hook).listensLike(spec(2, hook))).isFalse();
    }
}
