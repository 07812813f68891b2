package io.vedette.probe.dns;

/** Bytes that are no DNS message. Stays within the codec's callers. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String what) {
        super(what, null, false, false);
    }
}
