package io.vedette.simulation;

/** One thing that a script lets happen. */
sealed interface Act {
    /** Its endpoint begins to fail. */
    record Break(String service) implements Act {}

    /** It answers again. */
    record Mend(String service) implements Act {}

    /** A person silences it. */
    record Silence(String service, int seconds) implements Act {}

    /** A person ends every silence of it. */
    record Unsilence(String service) implements Act {}

    /** A person takes its alerts over. */
    record Acknowledge(String service) implements Act {}

    /** Another configuration: one of a few routing trees, quiet times and inhibitions. */
    record Reload(int configuration) implements Act {}

    /** The process dies when something has left it so many times more, and is back a while later. */
    record Kill(int crossings, int seconds) implements Act {}

    /** What becomes of the next messages to a receiver. */
    record Fault(int phone, FakePhone.Luck luck, int times) implements Act {}
}
