package io.vedette.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vedette.discovery.Source.RecordType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DnsLookerIT {
    private static final String WEB = "_http._tcp.example.org";

    private final Vertx vertx = Vertx.vertx();
    private final SrvServer server = new SrvServer();

    @AfterEach
    void close() throws Exception {
        server.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void eachServiceRecordIsATarget() throws Exception {
        server.knows(WEB, SrvServer.service(8080, "b.example.org"), SrvServer.service(8443, "a.example.org"));

        var seen = (Look.Seen) look(RecordType.SRV, 0, List.of(), WEB);

        assertThat(addresses(seen)).containsExactly("a.example.org:8443", "b.example.org:8080");
        assertThat(seen.targets().getFirst().labels().values())
                .containsEntry("__meta_dns_name", WEB)
                .containsEntry("__meta_dns_srv_record_target", "a.example.org")
                .containsEntry("__meta_dns_srv_record_port", "8443");
    }

    @Test
    void addressesGetThePortThatIsConfigured() throws Exception {
        server.knows("pool.example.org", SrvServer.address(192, 0, 2, 1), SrvServer.address(192, 0, 2, 2));

        assertThat(addresses(look(RecordType.A, 9100, List.of(), "pool.example.org")))
                .containsExactly("192.0.2.1:9100", "192.0.2.2:9100");
    }

    @Test
    void whatDoesNotFitIsAskedForOverTcp() throws Exception {
        byte[][] many = new byte[300][];
        Arrays.setAll(many, number -> SrvServer.service(1000 + number, "host-" + number + ".example.org"));
        server.knows(WEB, many);

        assertThat(addresses(look(RecordType.SRV, 0, List.of(), WEB))).hasSize(300);
    }

    @Test
    void aNameThatIsNotKnownIsAFailure() throws Exception {
        assertThat(look(RecordType.SRV, 0, List.of(), WEB))
                .isEqualTo(new Look.Failed(WEB + " is answered with NXDOMAIN"));
    }

    @Test
    void aNameWithoutAnAnswerKeepsItsTargetsAndTheOthersGoOn() throws Exception {
        server.knows(WEB, SrvServer.service(80, "a.example.org"));
        server.knows("_b._tcp.example.org", SrvServer.service(80, "b.example.org"));
        List<Candidate> known = ((Look.Seen) look(RecordType.SRV, 0, List.of(), WEB, "_b._tcp.example.org")).targets();
        server.forgets("_b._tcp.example.org");
        server.knows(WEB, SrvServer.service(81, "a.example.org"));

        var seen = (Look.Seen) look(RecordType.SRV, 0, known, WEB, "_b._tcp.example.org");

        assertThat(addresses(seen)).containsExactly("a.example.org:81", "b.example.org:80");
        assertThat(seen.trouble()).isEqualTo("_b._tcp.example.org is answered with NXDOMAIN");
    }

    private Look look(RecordType type, int port, List<Candidate> known, String... names) throws Exception {
        var context = (ContextInternal) vertx.getOrCreateContext();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        Future<Look> look = Future.future(done -> context.runOnContext(_ -> {
            var looker = new DnsLooker(
                    new Source.Dns(List.of(names), type, port, Duration.ofSeconds(30)),
                    1000,
                    context,
                    new SingletonDnsServerAddressStreamProvider(address));
            looker.look(known).onComplete(_ -> looker.close()).onComplete(done);
        }));
        return look.await(20, TimeUnit.SECONDS);
    }

    private static List<String> addresses(Look look) {
        return ((Look.Seen) look).targets().stream().map(Candidate::address).toList();
    }
}
