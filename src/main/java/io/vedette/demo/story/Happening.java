package io.vedette.demo.story;

import io.vedette.demo.mail.Mail;
import io.vedette.demo.receivers.ChatMessage;
import io.vedette.demo.receivers.RollbackRequest;

/** Something that the story is made of, as whoever saw it tells it. */
public sealed interface Happening {
    /** A line of the daemon's timeline; {@code service} is empty for the daemon itself. */
    record Told(String kind, String service, String text) implements Happening {}

    /** The pipeline sets out to deploy the bad version. */
    record Deploying() implements Happening {}

    /** The daemon took the report of the bad version, which runs now. */
    record Deployed() implements Happening {}

    /** The bad version answered a probe for the first time. */
    record AnsweredBadly() implements Happening {}

    /** The chat got a message. */
    record Chatted(ChatMessage message) implements Happening {}

    /** The mail relay got a message. */
    record Mailed(Mail mail) implements Happening {}

    /** The pipeline got a genuine request, and took the version back. */
    record TakenBack(RollbackRequest request) implements Happening {}
}
