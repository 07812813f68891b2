package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.OneOrMany;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.dns.DnsAnswer;
import io.vedette.probe.dns.DnsExpectation;
import io.vedette.probe.dns.DnsSpec;
import io.vedette.probe.dns.DnsUrl;
import io.vedette.probe.dns.Rcode;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Endpoints that are a question to a name server. */
final class DnsKind implements EndpointKind {
    private static final DnsExpectation SUCCESS = new DnsExpectation.RcodeIs(Rcode.NOERROR);
    private static final int MOST_RECORDS = 10_000;

    private static final Key<Rcode> RCODE = Key.of("rcode", Scalars.oneOf(rcodes()), "How the question must go.")
            .orElse("NOERROR")
            .example("NXDOMAIN");
    private static final Key<List<String>> ANSWERS = Key.of(
                    "answers",
                    ListOf.atLeastOne(Scalars.line()),
                    "The answers, all of them and no others, in any order; as a zone file has them, the last dot may be left out.")
            .example("[192.0.2.1, 192.0.2.2]");
    private static final Key<List<String>> CONTAINS = Key.of(
                    "contains", new OneOrMany<>(Scalars.line()), "Answers that must be among them.")
            .example("10 mail.example.org");
    private static final Key<Bound> COUNT = Key.of(
                    "count", SharedKeys.bound("\">= 2\"", MOST_RECORDS, ""), "How many answers there must be.")
            .orElse("`>= 1`, unless `rcode` asks for a failure")
            .example("\">= 2\"");
    private static final Key<Duration> TTL = Key.of(
                    "ttl", SharedKeys.than('>'), "How long every answer must be good for when it is given.")
            .example("\"> 1m\"");

    @Override
    public List<String> schemes() {
        return List.of("dns");
    }

    @Override
    public String description() {
        return "One question to a name server, written as RFC 4501 has it: `dns://SERVER/NAME?type=TYPE`, where a server without a port is asked on 53, and "
                + "`dns:///NAME` asks those of this system. Types are A (the default), AAAA, CNAME, MX, NS, TXT, SOA, SRV and PTR, which takes an address too. "
                + "Asked over UDP, again every second while nothing comes, and over TCP when the answer says that it was cut. Nothing is cached. "
                + "An answer counts if it comes from the server that was asked and repeats number and question; its records count if they are of the name, or of the one that "
                + "its aliases lead to. Without `expect`, no error and one record at least are good.";
    }

    @Override
    public String example() {
        return "dns://1.1.1.1/example.org?type=MX";
    }

    @Override
    public @Nullable String fault(URI url) {
        if (url.getRawAuthority() != null && EndpointUrls.hostFault(url) != null) {
            return EndpointUrls.hostFault(url);
        }
        try {
            DnsUrl.of(url);
            return null;
        } catch (IllegalArgumentException unusable) {
            return unusable.getMessage();
        }
    }

    /** With the query: it tells questions apart and is no secret. */
    @Override
    public String id(URI url) {
        return url.toString();
    }

    @Override
    public List<Key<?>> keys() {
        return List.of();
    }

    @Override
    public List<Key<?>> expectations() {
        return List.of(RCODE, ANSWERS, CONTAINS, COUNT, TTL, SharedKeys.LATENCY);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        if (expect != null && expect.has(RCODE) && expect.find(RCODE) != Rcode.NOERROR && expect.has(ANSWERS)) {
            findings.error(
                    expect.placeOf(ANSWERS),
                    expect.trailOf(ANSWERS),
                    "answers are expected together with a failure",
                    "leave answers or rcode out");
        }
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new DnsSpec(url, all(endpoint));
    }

    /** What is written, and what every answer must be unless the contrary is: no error, and something in it. */
    private static List<Condition<? super DnsAnswer>> all(Fields endpoint) {
        List<Condition<? super DnsAnswer>> all = EndpointSection.conditions(endpoint, DnsKind::written);
        if (all.stream().noneMatch(DnsExpectation.RcodeIs.class::isInstance)) {
            all.addFirst(SUCCESS);
        }
        boolean saysHowMany = all.stream()
                .anyMatch(condition ->
                        condition instanceof DnsExpectation.CountIs || condition instanceof DnsExpectation.AnswersAre);
        if (all.contains(SUCCESS) && !saysHowMany) {
            all.add(1, new DnsExpectation.CountIs(Bound.AT_LEAST_ONE));
        }
        return all;
    }

    private static List<Condition<? super DnsAnswer>> written(Fields expect) {
        List<Condition<? super DnsAnswer>> all = new ArrayList<>();
        add(expect.find(RCODE), rcode -> all.add(new DnsExpectation.RcodeIs(rcode)));
        add(expect.find(ANSWERS), answers -> all.add(new DnsExpectation.AnswersAre(answers)));
        add(expect.find(CONTAINS), some -> all.add(new DnsExpectation.AnswersContain(some)));
        add(expect.find(COUNT), count -> all.add(new DnsExpectation.CountIs(count)));
        add(expect.find(TTL), least -> all.add(new DnsExpectation.TtlOver(least)));
        add(expect.find(SharedKeys.LATENCY), limit -> all.add(new LatencyUnder(limit)));
        return all;
    }

    private static <T> void add(@Nullable T written, Consumer<T> how) {
        if (written != null) {
            how.accept(written);
        }
    }

    private static Map<String, Rcode> rcodes() {
        Map<String, Rcode> words = new LinkedHashMap<>();
        Arrays.stream(Rcode.values()).forEach(rcode -> words.put(rcode.name(), rcode));
        return words;
    }
}
