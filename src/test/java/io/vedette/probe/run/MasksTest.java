package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MasksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"db_password\": \"hunter2!!\", \"ok\": true}",
                "password=hunter2!!&next=/",
                "connect postgres://app:hunter2!!@db:5432/x failed",
                "Authorization: Bearer hunter2abcdef",
                "apiKey: 'hunter2!!'",
                "client_secret : hunter2!!",
                "eyJhbGciOiJIUzI1NiJ9.hunter2.abc",
                "-----BEGIN RSA PRIVATE KEY----- hunter2 -----END RSA PRIVATE KEY-----",
                "ghp_hunter2hunter2hunter2",
            })
    void whatLooksLikeASecretIsHidden(String text) {
        assertThat(Masks.hide(text)).doesNotContain("hunter2").contains("<not shown>");
    }

    @Test
    void whatDoesNotIsLeftAlone() {
        var text = "{\"status\":\"DOWN\",\"queue\":7,\"detail\":\"no connection to db-1.example.org:5432\"}";

        assertThat(Masks.hide(text)).isEqualTo(text);
    }
}
