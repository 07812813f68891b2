package io.vedette.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example.org/health, shop.example.org",
        "http://my_shop:8080/, my_shop",
        "http://u:p@my_shop:8080/, my_shop",
        "tcp://[2001:db8::1]:5432, [2001:db8::1]",
        "tcp://[2001:db8::1], [2001:db8::1]",
        "dns:///example.org, ''",
        "mailto:a@example.org, ''",
    })
    void itIsReadFromTheAuthority(URI url, String host) {
        assertThat(Host.of(url)).isEqualTo(host);
    }
}
