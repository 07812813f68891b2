package io.vedette.window;

/** What one sample is to an objective. */
public enum Mark {
    GOOD,
    BAD,
    /** Not measured, or our own part could have made the verdict. */
    INVALID
}
