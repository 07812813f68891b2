package io.vedette.probe.dns;

import org.jspecify.annotations.Nullable;

/** The types of record that can be asked for, by their numbers in RFC 1035, 2782 and 3596. */
public enum RecordType {
    A(1),
    AAAA(28),
    CNAME(5),
    MX(15),
    NS(2),
    TXT(16),
    SOA(6),
    SRV(33),
    PTR(12);

    final int number;

    RecordType(int number) {
        this.number = number;
    }

    static @Nullable RecordType of(int number) {
        for (var type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        return null;
    }
}
