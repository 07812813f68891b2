package io.vedette.probe.dns;

import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer of a name server must say. Texts are compared without regard to their letters' size and a last dot. */
public sealed interface DnsExpectation extends Condition<DnsAnswer> {
    private static Theirs failed(Condition<?> expected, String found) {
        return new Theirs(Reason.DNS, Plain.line("expected " + expected.words() + ", found " + found, 400));
    }

    /** The question went like this. */
    record RcodeIs(Rcode rcode) implements DnsExpectation {
        @Override
        public String words() {
            return "rcode " + rcode;
        }

        @Override
        public @Nullable Theirs failure(DnsAnswer answer) {
            return answer.rcode().equals(rcode.name()) ? null : failed(this, answer.rcode());
        }
    }

    /** These and no others, in any order. */
    record AnswersAre(List<String> values) implements DnsExpectation {
        public AnswersAre {
            values = List.copyOf(values);
        }

        @Override
        public String words() {
            return "exactly the answers " + listed(values);
        }

        @Override
        public @Nullable Theirs failure(DnsAnswer answer) {
            return normal(values, answer.type()).equals(found(answer)) ? null : failed(this, shown(answer));
        }
    }

    /** All of these, and perhaps others. */
    record AnswersContain(List<String> values) implements DnsExpectation {
        public AnswersContain {
            values = List.copyOf(values);
        }

        @Override
        public String words() {
            return (values.size() == 1 ? "the answer " : "the answers ") + listed(values);
        }

        @Override
        public @Nullable Theirs failure(DnsAnswer answer) {
            return found(answer).containsAll(normal(values, answer.type())) ? null : failed(this, shown(answer));
        }
    }

    /** So many. */
    record CountIs(Bound bound) implements DnsExpectation {
        @Override
        public String words() {
            return bound + " answers";
        }

        @Override
        public @Nullable Theirs failure(DnsAnswer answer) {
            return bound.holds(answer.records().size())
                    ? null
                    : failed(this, answer.records().isEmpty() ? "none" : shown(answer));
        }
    }

    /** None may be forgotten sooner; without an answer there is nothing that holds this. */
    record TtlOver(Duration least) implements DnsExpectation {
        @Override
        public String words() {
            return "a TTL over " + Plain.duration(least);
        }

        @Override
        public @Nullable Theirs failure(DnsAnswer answer) {
            var lowest = answer.records().stream().min(Comparator.comparingLong(DnsAnswer.Found::ttl));
            if (lowest.isEmpty()) {
                return failed(this, "no answer");
            }
            var ttl = Duration.ofSeconds(lowest.get().ttl());
            return ttl.compareTo(least) > 0 ? null : failed(this, Plain.duration(ttl));
        }
    }

    private static Set<String> found(DnsAnswer answer) {
        return normal(answer.records().stream().map(DnsAnswer.Found::value).toList(), answer.type());
    }

    private static Set<String> normal(Collection<String> values, RecordType type) {
        return values.stream().map(value -> normal(value, type)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String normal(String value, RecordType type) {
        return switch (type) {
            case TXT -> value;
            case A, AAAA -> address(value);
            case CNAME, MX, NS, SOA, SRV, PTR -> names(value);
        };
    }

    private static String address(String value) {
        var bytes = io.netty.util.NetUtil.createByteArrayFromIpAddressString(value);
        return bytes == null ? value : io.netty.util.NetUtil.bytesToIpAddress(bytes);
    }

    private static String names(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("(?<=[^ ])\\.(?= |$)", "");
    }

    private static String shown(DnsAnswer answer) {
        return answer.records().isEmpty()
                ? "no " + answer.type() + " record"
                : listed(answer.records().stream().map(DnsAnswer.Found::value).toList());
    }

    private static String listed(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }
}
