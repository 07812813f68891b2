package io.vedette.cli;

import io.vedette.cli.client.Members;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;

/** A deployment's events, each told once, one a line. Used by one thread. */
final class Story {
    private final Terminal terminal;
    private final PrintStream stream;
    private long last;
    private boolean silent;

    /** @param aside whether standard output is wanted for something else */
    Story(Terminal terminal, boolean aside) {
        this.terminal = terminal;
        this.stream = aside ? terminal.err() : terminal.out();
    }

    void begin(String id) {
        stream.println(Printable.line(
                "deployment " + id + " is reported; waiting for the verdict (the watch goes on without us)"));
    }

    /** Tells what is new in {@code deployment}'s timeline. */
    void tell(JsonObject deployment) {
        if (silent) {
            silent = false;
            stream.println("the daemon answers again");
        }
        for (JsonObject event : Members.objects(deployment, "timeline")) {
            long number = Members.whole(event, "number");
            if (number > last) {
                last = number;
                stream.println(line(event));
            }
        }
    }

    private String line(JsonObject event) {
        String kind = Members.text(event, "kind");
        return terminal.paint(Colour.DIM, Times.time(event.getString("at"), terminal)) + "  "
                + terminal.paint(colour(kind), Printable.line(Members.text(event, "text")));
    }

    private static Colour colour(String kind) {
        return switch (kind) {
            case "alert-fired", "regressed", "rollback-failed", "endpoint-down" -> Colour.BAD;
            case "alert-resolved", "recovered", "rollback-accepted", "endpoint-up" -> Colour.GOOD;
            case "rollback-requested", "rollback-withheld", "notify-failed", "endpoint-degraded" -> Colour.DOUBTFUL;
            default -> Colour.PLAIN;
        };
    }

    /** Says once that nobody answers for now. */
    void lost(String what) {
        if (!silent) {
            silent = true;
            stream.println(terminal.paint(Colour.DOUBTFUL, Printable.line("still waiting, though " + what)));
        }
    }

    /** Where more is to be read. */
    void report(String address) {
        stream.println(Printable.line("what happened: " + address));
    }

    void end(Colour colour, String sentence) {
        stream.println(terminal.paint(colour, sentence));
    }
}
