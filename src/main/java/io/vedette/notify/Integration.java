package io.vedette.notify;

/**
 * One way in which a named receiver is told.
 *
 * @param kind the word that the configuration uses for it, such as {@code slack}
 */
public record Integration(String receiver, String kind, Receiver sender) {}
