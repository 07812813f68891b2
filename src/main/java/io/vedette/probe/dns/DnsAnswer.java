package io.vedette.probe.dns;

import io.vedette.probe.run.Timed;
import io.vedette.sample.Phases;
import java.util.HashSet;
import java.util.List;

/**
 * What a name server answered to one question.
 *
 * @param records those of the type and the name that was asked for, or of the name that its aliases lead to: anything else answers nothing
 */
public record DnsAnswer(String rcode, RecordType type, List<Found> records, Phases phases) implements Timed {
    public DnsAnswer {
        records = List.copyOf(records);
    }

    /**
     * One record.
     *
     * @param value as a zone file has it, names without their last dot: {@code 10 mail.example.org}
     * @param ttl in seconds
     */
    public record Found(String value, long ttl) {}

    static DnsAnswer of(Question question, Message message, Phases phases) {
        var owner = question.type() == RecordType.CNAME ? question.name() : alias(question.name(), message.answers());
        var records = message.answers().stream()
                .filter(record -> record.type() == question.type().number)
                .filter(record -> record.name().equals(owner))
                .map(record -> new Found(record.value(), record.ttl()))
                .toList();
        return new DnsAnswer(Rcode.word(message.rcode()), question.type(), records, phases);
    }

    /** Where the aliases lead, in whatever order they stand; a circle leads where it was entered. */
    private static String alias(String name, List<ResourceRecord> records) {
        var seen = new HashSet<String>();
        var current = name;
        while (seen.add(current)) {
            var from = current;
            current = records.stream()
                    .filter(record -> record.type() == RecordType.CNAME.number)
                    .filter(record -> record.name().equals(from))
                    .map(ResourceRecord::value)
                    .findFirst()
                    .orElse(current);
        }
        return current;
    }
}
