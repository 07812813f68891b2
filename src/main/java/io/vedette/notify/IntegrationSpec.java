package io.vedette.notify;

/** How one receiver is reached; each kind's record lives with its sender. */
public interface IntegrationSpec {
    /** The word that the configuration uses for this kind, such as {@code slack}. */
    String kind();
}
