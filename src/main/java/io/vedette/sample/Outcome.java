package io.vedette.sample;

/** What a probe found. A target that is down is a value; our own trouble is {@link Unknown} and is never charged to the target. */
public sealed interface Outcome {
    /** The word as metrics, the API and replay files spell it. */
    String label();

    /** Everything expected held. */
    record Up(Phases phases, Observed observed) implements Outcome {
        @Override
        public String label() {
            return "up";
        }
    }

    /**
     * The target failed.
     *
     * @param detail one sentence: expected and found, or what the network said; no secret, no body
     */
    record Down(Reason reason, String detail, Phases phases, Observed observed) implements Outcome {
        @Override
        public String label() {
            return "down";
        }
    }

    /**
     * Not measured, or measured while we ourselves were in trouble.
     *
     * @param why one sentence
     */
    record Unknown(String why) implements Outcome {
        @Override
        public String label() {
            return "unknown";
        }
    }
}
