package io.vedette.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vedette.sample.Phases;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class MessageTest {
    private static List<String> answers(String url, Replies replies) throws Unreadable {
        var question = DnsUrl.of(URI.create(url)).question();
        var message = Message.read(replies.to(question.query(7)));
        assertThat(question.isRepeatedIn(message)).isTrue();
        return DnsAnswer.of(question, message, Phases.EMPTY).records().stream()
                .map(DnsAnswer.Found::value)
                .toList();
    }

    @Test
    void everyTypeIsWrittenAsAZoneFileHasIt() throws Unreadable {
        assertThat(answers("dns:///a.example", Replies.good().address("a.example", "192.0.2.1")))
                .containsExactly("192.0.2.1");
        assertThat(answers(
                        "dns:///a.example?type=MX",
                        Replies.good()
                                .record("a.example", RecordType.MX, 1, Replies.numbersAndName("Mail.Example", 10))))
                .containsExactly("10 mail.example");
        assertThat(answers(
                        "dns:///_x._tcp.a.example?type=srv",
                        Replies.good()
                                .record(
                                        "_x._tcp.a.example",
                                        RecordType.SRV,
                                        1,
                                        Replies.numbersAndName("b.example", 1, 2, 443))))
                .containsExactly("1 2 443 b.example");
        assertThat(answers(
                        "dns:///a.example?type=SOA",
                        Replies.good()
                                .record(
                                        "a.example",
                                        RecordType.SOA,
                                        1,
                                        Replies.soa("ns.example", "m.example", 1, 2, 3, 4, -1))))
                .containsExactly("ns.example m.example 1 2 3 4 4294967295");
        assertThat(answers(
                        "dns:///a.example?type=TXT",
                        Replies.good().record("a.example", RecordType.TXT, 1, Replies.strings("v=spf1 ", "-all"))))
                .containsExactly("v=spf1 -all");
        assertThat(answers(
                        "dns:///192.0.2.5?type=PTR",
                        Replies.good()
                                .record("5.2.0.192.in-addr.arpa", RecordType.PTR, 1, Replies.name("host.example"))))
                .containsExactly("host.example");
    }

    @Test
    void expectedNamesAndAddressesMayBeSpeltInTheirOtherWays() {
        var mail = new DnsAnswer(
                "NOERROR", RecordType.MX, List.of(new DnsAnswer.Found("10 mail.example", 5)), Phases.EMPTY);
        var six = new DnsAnswer(
                "NOERROR", RecordType.AAAA, List.of(new DnsAnswer.Found("2001:db8:0:0:0:0:0:1", 5)), Phases.EMPTY);

        assertThat(new DnsExpectation.AnswersAre(List.of("10  Mail.Example.")).failure(mail))
                .isNull();
        assertThat(new DnsExpectation.AnswersAre(List.of("2001:DB8::1")).failure(six))
                .isNull();
    }

    @Test
    void aMissingAnswerHoldsNoTtl() {
        var none = new DnsAnswer("NOERROR", RecordType.A, List.of(), Phases.EMPTY);

        assertThat(new DnsExpectation.TtlOver(Duration.ofSeconds(1)).failure(none))
                .isNotNull();
        assertThat(new DnsExpectation.AnswersContain(List.of("192.0.2.1")).failure(none))
                .isNotNull();
    }

    @Test
    void aNameThatPointsAtItselfIsUnreadable() {
        var circle = new byte[18];
        circle[2] = (byte) 0x80;
        circle[5] = 1;
        circle[12] = (byte) 0xC0;
        circle[13] = 12;

        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Message.read(circle));
    }

    @Property
    void anyBytesAreReadOrRefusedAndNothingElse(@ForAll @Size(max = 600) byte[] bytes) {
        assertThat(read(bytes)).isTrue();
    }

    @Property
    void anyDamageToAGoodAnswerIsReadOrRefusedAndNothingElse(
            @ForAll @IntRange(max = 200) int at, @ForAll byte damage, @ForAll @IntRange(max = 200) int cut) {
        var answer = Replies.good()
                .alias("example.org", "www.example.org")
                .record("www.example.org", RecordType.SOA, 1, Replies.soa("a.b", "c.d", 1, 2, 3, 4, 5))
                .record("www.example.org", RecordType.TXT, 1, Replies.strings("one", "two"))
                .to(new Question("example.org", RecordType.A).query(1));
        answer[at % answer.length] = damage;

        assertThat(read(Arrays.copyOf(answer, answer.length - cut % 20))).isTrue();
    }

    private static boolean read(byte[] bytes) {
        try {
            Message.read(bytes);
            return true;
        } catch (Unreadable refused) {
            return refused.getMessage() != null;
        }
    }

    @Test
    void aUrlThatAsksNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsUrl.of(URI.create("dns://1.1.1.1")))
                .withMessageContaining("expected the name to ask for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsUrl.of(URI.create("dns://1.1.1.1/a.example?type=ANY")))
                .withMessageContaining("expected a type of A, AAAA");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsUrl.of(URI.create("dns://1.1.1.1/a..example")))
                .withMessageContaining("expected a domain name");
    }
}
