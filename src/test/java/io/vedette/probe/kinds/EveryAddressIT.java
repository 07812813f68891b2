package io.vedette.probe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.Way;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Addressing.Family;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.NameServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EveryAddressIT {
    private final NameServer names = new NameServer();
    private final Prober prober = names.prober();
    private final HostileServer server = HostileServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    @AfterEach
    void close() {
        server.close();
        prober.close();
        names.close();
    }

    private HttpSpec spec(String host) {
        return HttpSpec.get(URI.create("http://" + host + ":" + server.port() + "/"))
                .by(new Way(new Addressing(Family.ANY, null, true), TlsSpec.USUAL));
    }

    @Test
    void oneAddressThatFailsMakesTheTargetDownAndIsNamed() {
        names.knows("two.example", "127.0.0.1", "127.0.0.9");

        var outcome = (Outcome.Down) prober.probe(spec("two.example"));

        assertThat(outcome.reason()).isEqualTo(Reason.REFUSED);
        assertThat(outcome.detail()).startsWith("1 of 2 addresses fail: 127.0.0.9 refused (127.0.0.9:");
    }

    @Test
    void whereAllAnswerTheSlowestGivesTheLatencyAndEachIsTold() {
        names.knows("one.example", "127.0.0.1");

        var report = prober.explain(spec("one.example"));

        assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
        assertThat(((Outcome.Up) report.outcome()).phases().connect()).isPositive();
        assertThat(report.facts())
                .singleElement()
                .matches(fact -> fact.name().equals("address") && fact.value().startsWith("127.0.0.1  up in "));
    }

    @Test
    void aNameWithoutAddressesIsATroubleOfDns() {
        assertThat(((Outcome.Down) prober.probe(spec("gone.example"))).reason()).isEqualTo(Reason.DNS);
    }

    @Test
    void aWrittenAddressIsTheOnlyOne() {
        assertThat(prober.probe(spec("127.0.0.1"))).isInstanceOf(Outcome.Up.class);
    }
}
