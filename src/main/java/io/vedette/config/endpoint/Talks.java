package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.probe.run.Regex;
import io.vedette.probe.tcp.Turn;
import io.vedette.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code talk} of an endpoint: what is heard and said on its connection, in order. */
final class Talks {
    private static final Key<Regex> EXPECT = Key.of(
                    "expect",
                    pattern(),
                    "Reads lines until one matches this regular expression (RE2 syntax) anywhere; others are passed over.")
            .example("\"^220 \"");
    private static final Key<Turn.Send> SEND = Key.of(
                    "send",
                    text(),
                    "Says this, exactly as it is: line ends are written as in `\"QUIT\\r\\n\"`. What comes from a file or the environment is not shown.")
            .example("\"QUIT\\r\\n\"");
    private static final Key<Boolean> STARTTLS =
            Key.of("starttls", Scalars.truth(), "Goes on under TLS.").example("true");
    private static final Shape TURN = Shape.of(
                    "turn",
                    "One step of a talk: expect, then send, then starttls, as far as they are there.",
                    EXPECT,
                    SEND,
                    STARTTLS)
            .knowing(Map.of("receive", "expect", "read", "expect", "write", "send", "tls", "starttls"))
            .with(new Rule.AtLeastOneOf(List.of(EXPECT, SEND, STARTTLS)));

    static final Key<List<Fields>> TALK = Key.of(
                    "talk", ListOf.atLeastOne(TURN), "What is heard and said on the connection, in order.")
            .example("[{ expect: \"^220 \" }, { send: \"QUIT\\r\\n\" }]");

    private Talks() {}

    static List<Turn> turns(Fields endpoint) {
        return endpoint.find(TALK, List.of()).stream().flatMap(Talks::turnsOf).toList();
    }

    private static Stream<Turn> turnsOf(Fields turn) {
        Regex expect = turn.find(EXPECT);
        Turn heard = expect == null ? null : new Turn.Expect(expect);
        Turn secured = turn.find(STARTTLS, false) ? new Turn.StartTls() : null;
        return Stream.<@Nullable Turn>of(heard, turn.find(SEND), secured)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    static void check(Fields endpoint, Findings findings) {
        List<Turn> turns = turns(endpoint);
        if (turns.stream().filter(Turn.StartTls.class::isInstance).count() > 1) {
            findings.error(endpoint.placeOf(TALK), endpoint.trailOf(TALK), "has starttls twice", "expected it once");
        }
    }

    private static Scalar<Regex> pattern() {
        return Scalar.of("regular expression", "a regular expression such as \"^220 \"", Facets.TEXT, text -> {
            String fault = Comparisons.regex(text);
            return text.isEmpty() || !fault.isEmpty() ? Parsed.bad(fault) : Parsed.good(Regex.of(text));
        });
    }

    private static Scalar<Turn.Send> text() {
        return Scalar.typed(
                "text",
                "a text that is not empty",
                Facets.TEXT,
                node -> node.text().isEmpty()
                        ? Parsed.bad()
                        : Parsed.good(new Turn.Send(new Secret(node.text()), !node.foreign())));
    }
}
