package io.vedette.probe.dns;

/** How a name server says that a question went, by its number in the IANA registry. */
public enum Rcode {
    NOERROR,
    FORMERR,
    SERVFAIL,
    NXDOMAIN,
    NOTIMP,
    REFUSED;

    /** The registry's word for {@code number}, or the number where the word is of no use to a probe. */
    static String word(int number) {
        return number < values().length ? values()[number].name() : "rcode " + number;
    }
}
