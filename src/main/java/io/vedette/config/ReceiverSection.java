package io.vedette.config;

import io.vedette.config.receiver.Ways;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Shape;
import io.vedette.notify.ReceiverSpec;
import io.vedette.notify.phrase.Phrase;
import io.vedette.notify.phrase.Phrasing;
import java.util.Map;
import java.util.stream.Stream;

/** An entry of {@code receivers}: who is told, and in which ways. */
final class ReceiverSection {
    private static final Key<String> NAME = Key.of("name", new Name("receiver"), "What routes call it.")
            .required()
            .example("oncall");

    private static final Key<Phrase> TITLE = Key.of(
                    "title",
                    phrase(),
                    "What an alert is called in messages, in place of its summary: a text with names such as `{{ service }}`.")
            .example("\"{{ labels.team }}: {{ summary }}\"");
    private static final Key<Phrase> TEXT = Key.of(
                    "text",
                    phrase(),
                    "What is said of an alert below its title, in place of its description: a text with names such as `{{ answer }}`.")
            .example("\"{{ description }} Call the {{ labels.team }} team.\"");

    private static final Key<String> FALLBACK = Key.of(
                    "fallback",
                    new Reference("receiver"),
                    "Who is told, by name, of what this one refused, was not told within its hour, or was not told while it failed for 5 minutes.")
            .example("team-lead");

    static final Shape SHAPE = Shape.of(
                    "receiver",
                    "Somebody who is told, in one way or several.",
                    Stream.concat(Stream.of(NAME, TITLE, TEXT, FALLBACK), Ways.keys().stream())
                            .toArray(Key<?>[]::new))
            .knowing(Map.ofEntries(
                    Map.entry("slack_configs", "here it is slack"),
                    Map.entry("email_configs", "here it is email"),
                    Map.entry("webhook_configs", "here it is webhook"),
                    Map.entry("pagerduty_configs", "here it is pagerduty"),
                    Map.entry("opsgenie_configs", "here it is opsgenie"),
                    Map.entry("msteams_configs", "here it is teams"),
                    Map.entry("msteamsv2_configs", "here it is teams"),
                    Map.entry("discord_configs", "here it is discord"),
                    Map.entry("telegram_configs", "here it is telegram")))
            .with(new Rule.AtLeastOneOf(Ways.keys()))
            .checkedBy(ReceiverSection::check);

    private ReceiverSection() {}

    static ReceiverSpec spec(Fields receiver) {
        return new ReceiverSpec(
                receiver.get(NAME),
                Ways.specs(receiver),
                new Phrasing(receiver.find(TITLE), receiver.find(TEXT)),
                receiver.find(FALLBACK));
    }

    private static void check(Fields receiver, Findings findings) {
        String fallback = receiver.find(FALLBACK);
        if (fallback != null && fallback.equals(receiver.find(NAME))) {
            findings.error(
                    receiver.placeOf(FALLBACK),
                    receiver.trailOf(FALLBACK),
                    "is the receiver itself",
                    "expected another");
        }
    }

    private static Scalar<Phrase> phrase() {
        return Scalar.of("text", "a text with names in double braces", Facets.TEXT, ReceiverSection::parsed);
    }

    private static Parsed<Phrase> parsed(String text) {
        String problem = Phrase.problem(text);
        return problem == null ? Parsed.good(Phrase.of(text)) : Parsed.bad(problem);
    }
}
