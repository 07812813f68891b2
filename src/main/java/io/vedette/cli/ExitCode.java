package io.vedette.cli;

/** What a command's end says to scripts. */
final class ExitCode {
    /** Done, good, ready, healthy. */
    static final int OK = 0;
    /** Looked at, and bad: problems, down, not ready, regressed. */
    static final int BAD = 1;
    /** Not understood. */
    static final int USAGE = 2;
    /** A deployment of which nothing certain can be said. */
    static final int UNDECIDED = 2;
    /** The daemon did not answer, or said no. */
    static final int UNAVAILABLE = 69;
    /** A defect of ours. */
    static final int DEFECT = 70;
    /** What was asked for could not be written down: a full disk. */
    static final int UNWRITTEN = 74;
    /** The configuration cannot be used; a service manager need not try again. */
    static final int CONFIGURATION = 78;

    private ExitCode() {}
}
