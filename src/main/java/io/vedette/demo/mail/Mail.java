package io.vedette.demo.mail;

import java.util.List;

/**
 * One message as the relay took it.
 *
 * @param sender of the envelope
 * @param recipients of the envelope
 * @param encrypted whether it came over TLS
 * @param login who was logged in, empty for nobody
 * @param raw header and body, dots unstuffed, one character an octet
 */
public record Mail(String sender, List<String> recipients, boolean encrypted, String login, String raw) {
    public Mail {
        recipients = List.copyOf(recipients);
    }

    /** The value of a header with encoded words read, empty when it is not there. */
    public String header(String name) {
        return EncodedWords.read(part().header(name));
    }

    /** The text for people: the first {@code text/plain} part. */
    public String text() {
        return part().plainText();
    }

    private MimePart part() {
        return MimePart.read(raw);
    }
}
