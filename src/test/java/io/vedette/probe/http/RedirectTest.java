package io.vedette.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.TlsSpec;
import io.vedette.secret.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a redirect leads, and what is said there. */
final class RedirectTest {
    private static final URI AT = URI.create("https://shop.example/a/b?x=1");
    private static final Ask ASK = new Ask(
            "POST", Map.of("X-Api-Key", "k", "Accept", "text/html"), "{}", new Auth.Bearer(new Secret("t")), true);

    private static Redirect from(URI at, Ask ask, int status, String location) {
        return Redirect.of(at, ask, Way.USUAL, status, location);
    }

    private static Redirect.To to(Ask ask, int status, String location) {
        return (Redirect.To) from(AT, ask, status, location);
    }

    private static String refused(String location) {
        return ((Redirect.Refused) from(AT, ASK, 302, location)).why();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /c                       | https://shop.example/c
            c                        | https://shop.example/a/c
            ../c                     | https://shop.example/c
            ?y=2                     | https://shop.example/a/b?y=2
            //other.example/c        | https://other.example/c
            https://shop.example:443 | https://shop.example:443
            https://u:p@shop.example/c#d | https://shop.example/c
            """)
    void aLocationIsReadAsBrowsersReadIt(String location, String url) {
        assertThat(to(Ask.GET, 302, location).url()).isEqualTo(URI.create(url));
    }

    @Test
    void aUrlWithoutAPathIsAGoodBase() {
        var to = (Redirect.To) from(URI.create("http://a.example"), Ask.GET, 302, "b");

        assertThat(to.url()).isEqualTo(URI.create("http://a.example/b"));
    }

    @Test
    void otherSchemesAndTheWayBackToPlainTextAreRefused() {
        assertThat(refused("file:///etc/passwd")).isEqualTo("leads to no URL: file:///etc/passwd");
        assertThat(refused("file://host/etc/passwd")).isEqualTo("leads to file:");
        assertThat(refused("ftp://shop.example/")).isEqualTo("leads to ftp:");
        assertThat(refused("javascript:alert(1)")).startsWith("leads to no URL");
        assertThat(refused("http://shop.example/?token=t"))
                .isEqualTo("leads from https to http: http://shop.example/?…");
        assertThat(refused("http ://")).startsWith("leads to no URL");
        assertThat(refused("https://")).startsWith("leads to no URL");
    }

    @Test
    void aPostBecomesAGetExceptFor307And308() {
        assertThat(to(ASK, 302, "/c").ask().method()).isEqualTo("GET");
        assertThat(to(ASK, 303, "/c").ask().body()).isNull();
        assertThat(to(ASK, 307, "/c").ask()).isEqualTo(ASK);
        assertThat(to(ASK, 308, "/c").ask()).isEqualTo(ASK);
        assertThat(to(new Ask("HEAD", Map.of(), null), 303, "/c").ask().method())
                .isEqualTo("HEAD");
        assertThat(to(new Ask("PUT", Map.of(), "x"), 302, "/c").ask().method()).isEqualTo("PUT");
    }

    @Test
    void credentialsStayWithTheirOrigin() {
        assertThat(to(ASK, 303, "/c").ask().auth()).isEqualTo(ASK.auth());
        assertThat(to(ASK, 303, "https://SHOP.example:443/c").ask().headers()).isEqualTo(ASK.headers());
        for (var elsewhere : new String[] {"https://other.example/", "https://shop.example:8443/"}) {
            var ask = to(ASK, 303, elsewhere).ask();
            assertThat(ask.auth()).isNull();
            assertThat(ask.headers()).isEqualTo(Map.of("Accept", "text/html"));
        }
    }

    @Test
    void aBodyDoesNotGoToAnotherOrigin() {
        var refused = (Redirect.Refused) from(AT, ASK, 307, "https://other.example/");

        assertThat(refused.why()).isEqualTo("would take the request's body to another origin: https://other.example/");
    }

    @Test
    void whatWasMeantForTheFirstHostStaysWithIt() {
        var way = new Way(
                new Addressing(Addressing.Family.IPV4, InetAddress.ofLiteral("10.0.0.5")),
                new TlsSpec(null, null, "shop.internal", TlsSpec.Version.TLS_1_3, false));

        var same = (Redirect.To) Redirect.of(AT, Ask.GET, way, 302, "/c");
        var other = (Redirect.To) Redirect.of(AT, Ask.GET, way, 302, "https://other.example/");

        assertThat(same.way()).isEqualTo(way);
        assertThat(other.way().addressing()).isEqualTo(new Addressing(Addressing.Family.IPV4, null));
        assertThat(other.way().tls().serverName()).isNull();
        assertThat(other.way().tls().oldest()).isEqualTo(TlsSpec.Version.TLS_1_3);
    }

    @Test
    void aRedirectToNowhereIsRefused() {
        assertThat(Redirect.of(AT, Ask.GET, Way.USUAL, 302, null)).isEqualTo(new Redirect.Refused("says no location"));
    }
}
