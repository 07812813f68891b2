package io.vedette.cli.client;

import io.vertx.core.json.JsonObject;

/** What asking the daemon came to. */
public sealed interface Answer {
    /**
     * It did what was asked.
     *
     * @param text the body as it came
     * @param json the same, read
     */
    record Success(int status, String text, JsonObject json) implements Answer {}

    /** It did not. */
    sealed interface Failure extends Answer {
        /** What went wrong and what to do, for people. */
        String sentence();

        /** What went wrong. */
        String what();
    }

    /** It answered, and said no. */
    record Refused(int status, String sentence) implements Failure {
        /** Whether asking again later may be answered otherwise. */
        public boolean passing() {
            return status >= 500 || status == 429;
        }

        @Override
        public String what() {
            return sentence;
        }
    }

    /**
     * Nobody answered, or only half.
     *
     * @param advice what to do about it
     * @param sent whether the daemon may have got the request all the same
     */
    record Unreachable(String what, String advice, boolean sent) implements Failure {
        @Override
        public String sentence() {
            return what + ": " + advice;
        }
    }
}
