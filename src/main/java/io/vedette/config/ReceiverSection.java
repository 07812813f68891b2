package io.vedette.config;

import io.vedette.config.receiver.Ways;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Shape;
import io.vedette.notify.ReceiverSpec;
import java.util.Map;
import java.util.stream.Stream;

/** An entry of {@code receivers}: who is told, and in which ways. */
final class ReceiverSection {
    private static final Key<String> NAME = Key.of("name", new Name("receiver"), "What routes call it.")
            .required()
            .example("oncall");

    static final Shape SHAPE = Shape.of(
                    "receiver",
                    "Somebody who is told, in one way or several.",
                    Stream.concat(Stream.of(NAME), Ways.keys().stream()).toArray(Key<?>[]::new))
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
            .with(new Rule.AtLeastOneOf(Ways.keys()));

    private ReceiverSection() {}

    static ReceiverSpec spec(Fields receiver) {
        return new ReceiverSpec(receiver.get(NAME), Ways.specs(receiver));
    }
}
