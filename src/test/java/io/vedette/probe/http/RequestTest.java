package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.probe.run.HostPort;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTest {
    private static String request(String url, Map<String, String> headers) {
        return new String(
                new Request(URI.create(url), new Ask("GET", headers, null), Way.USUAL, place(url)).bytes(), UTF_8);
    }

    private static HostPort place(String url) {
        return HostPort.of(URI.create(url), Request.defaultPort(URI.create(url)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org, GET / HTTP/1.1, example.org",
        "https://example.org:443/a?b=c#d, GET /a?b=c HTTP/1.1, example.org",
        "https://example.org:80/, GET / HTTP/1.1, example.org:80",
        "http://my_service:8080/x, GET /x HTTP/1.1, my_service:8080",
        "http://[::1]:8080/, GET / HTTP/1.1, [::1]:8080",
        "http://bücher.example/ü, GET /%C3%BC HTTP/1.1, xn--bcher-kva.example",
    })
    void theLineAndTheHostAreWhatTheUrlSays(String url, String line, String host) {
        assertThat(request(url, Map.of())).startsWith(line + "\r\nHost: " + host + "\r\n");
    }

    @Test
    void aNameAndPasswordInTheUrlBecomeBasicAuthorization() {
        assertThat(request("http://user:p%40ss@example.org/", Map.of()))
                .contains("\r\nAuthorization: Basic dXNlcjpwQHNz\r\n")
                .contains("\r\nHost: example.org\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding", "CONNECTION"})
    void whatFramesTheMessageIsTheProbesOwn(String name) {
        assertThatThrownBy(() -> request("http://example.org", Map.of(name, "7")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeaderCannotSmuggleAnother() {
        assertThatThrownBy(() -> request("http://example.org", Map.of("X", "1\r\nY: 2")))
                .hasMessage("the header X has a line break in its value");
        assertThatThrownBy(() -> request("http://example.org", Map.of("X: 1\r\nY", "2")))
                .hasMessageStartingWith("expected an HTTP header name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///path", "http://host:0", "http://host:99999", "http://host:x", "mailto:a@b"})
    void aUrlWithoutHostOrPortIsRefusedInASentence(String url) {
        assertThatThrownBy(() -> place(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
