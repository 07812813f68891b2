package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.dns.DnsRecord;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeptNamesTest {
    private static final DnsRecord[] NOTHING = {};
    private static final String HOST = "shop.example.org";

    private final List<String> asked = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final KeptNames names = new KeptNames(2, asked::add);

    @BeforeEach
    void holdTime() {
        channel.freezeTime();
    }

    @AfterEach
    void end() {
        channel.close();
    }

    private void answered(String address, int seconds) {
        names.cache(HOST + ".", NOTHING, InetAddress.ofLiteral(address), seconds, channel.eventLoop());
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void aNameThatIsNeededWhileItsAnswerHoldsIsAskedForAnewWhenItEnds() {
        answered("192.0.2.1", 30);
        assertThat(names.get(HOST, NOTHING)).hasSize(1);

        pass(29);
        assertThat(asked).isEmpty();
        pass(2);
        assertThat(asked).containsExactly(HOST);
    }

    @Test
    void aNameThatNobodyNeedsAnyMoreIsForgotten() {
        answered("192.0.2.1", 30);
        pass(31);

        assertThat(asked).isEmpty();
        assertThat(names.get(HOST, NOTHING)).isNull();
    }

    @Test
    void ofSeveralAddressesTheOneThatHoldsShortestDecides() {
        answered("192.0.2.1", 60);
        answered("192.0.2.2", 10);
        names.get(HOST, NOTHING);

        pass(11);
        assertThat(asked).containsExactly(HOST);
        pass(60);
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAnswerThatMayNotBeKeptIsNotAskedForAhead() {
        answered("192.0.2.1", 0);
        names.get(HOST, NOTHING);
        pass(5);

        assertThat(asked).isEmpty();
    }

    @Test
    void nothingIsAskedOnceItIsClosed() {
        answered("192.0.2.1", 30);
        names.get(HOST, NOTHING);
        names.close();
        pass(31);

        assertThat(asked).isEmpty();
    }
}
