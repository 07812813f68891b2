package io.vedette.sample;

/** What a probe found. A target that is down is a value; our own trouble is {@link Unknown} and is never charged to the target. */
public sealed interface Outcome {
    /** The word as metrics, the API and replay files spell it. */
    String label();

    /** The target was measured, whatever was found. */
    sealed interface Measured extends Outcome {
        Phases phases();

        Observed observed();
    }

    /** The target gave an answer that counts as good for its availability, and whose latency counts. */
    sealed interface Answered extends Measured {}

    /** Something that was expected did not hold. */
    sealed interface Faulty extends Measured {
        Reason reason();

        /** One sentence: expected and found, or what the network said; no secret, no body. */
        String detail();
    }

    /** Everything expected held. */
    record Up(Phases phases, Observed observed) implements Answered {
        @Override
        public String label() {
            return "up";
        }
    }

    /** The target answers, and does its work, but not as well as it should: only expectations of lesser severity failed. */
    record Degraded(Reason reason, String detail, Phases phases, Observed observed) implements Answered, Faulty {
        @Override
        public String label() {
            return "degraded";
        }
    }

    /** The target failed. */
    record Down(Reason reason, String detail, Phases phases, Observed observed) implements Faulty {
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
        /** Nobody answered while nothing could be seen from here. */
        public static final Unknown UNSEEN =
                new Unknown("nothing can be seen from here: our own network is the suspect");

        @Override
        public String label() {
            return "unknown";
        }
    }
}
