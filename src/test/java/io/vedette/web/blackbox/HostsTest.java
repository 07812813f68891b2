package io.vedette.web.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostsTest {
    private final Hosts hosts =
            new Hosts(List.of("*.Example.org", "db.internal", "10.0.0.0/8", "fd00::/8", "192.0.2.7"));

    @ParameterizedTest
    @ValueSource(
            strings = {"www.example.org", "A.B.example.ORG", "db.internal", "10.255.0.1", "[fd12::1]", "192.0.2.7"})
    void whatIsListedMayBeProbed(String host) {
        assertThat(hosts.allow(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "evilexample.org",
                ".example.org.evil",
                "11.0.0.1",
                "169.254.169.254",
                "[::1]",
                "192.0.2.8",
                "db.internal.evil"
            })
    void nothingElseMay(String host) {
        assertThat(hosts.allow(host)).isFalse();
    }

    @Test
    void aPatternIsANameADomainAnAddressOrANetwork() {
        assertThat(List.of("*.example.org", "localhost", "10.0.0.0/8", "::1", "fd00::/8"))
                .allMatch(Hosts::isPattern);
        assertThat(List.of("*", "10.0.0.0/33", "www.*.org", "https://example.org", "a b", ""))
                .noneMatch(Hosts::isPattern);
    }
}
