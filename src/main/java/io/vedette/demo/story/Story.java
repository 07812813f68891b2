package io.vedette.demo.story;

import io.vedette.demo.mail.Mail;
import io.vedette.demo.receivers.ChatMessage;
import io.vedette.demo.receivers.RollbackRequest;
import io.vedette.demo.story.Scene.Tone;
import io.vedette.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes scenes of what happens to one service, and knows when the story is told. Belongs to the event loop of whoever tells it what happens.
 */
public final class Story {
    private final Plot plot;
    private final Ticker ticker;
    private final Consumer<Scene> audience;
    private final long start;
    private final Map<Milestone, Duration> reached = new EnumMap<>(Milestone.class);

    /** Begins now. */
    public Story(Plot plot, Ticker ticker, Consumer<Scene> audience) {
        this.plot = plot;
        this.ticker = ticker;
        this.audience = audience;
        this.start = ticker.read();
    }

    /** The service that the story is about, and its versions. */
    public record Plot(String service, String goodVersion, String badVersion) {}

    public Ending ending() {
        return new Ending(reached);
    }

    /** Says something that is not a happening of its own. */
    public void say(Tone tone, String title, List<String> body) {
        audience.accept(new Scene(ticker.since(start), tone, title, body));
    }

    public void accept(Happening happening) {
        switch (happening) {
            case Happening.Told told -> told(told);
            case Happening.Deploying() -> deploying();
            case Happening.Deployed() -> reach(Milestone.DEPLOYED);
            case Happening.AnsweredBadly() -> answeredBadly();
            case Happening.Chatted(ChatMessage message) -> chatted(message);
            case Happening.Mailed(Mail mail) -> mailed(mail);
            case Happening.TakenBack(RollbackRequest request) -> takenBack(request);
        }
    }

    private void deploying() {
        say(
                Tone.ACTION,
                "A pipeline deploys " + plot.service + " " + plot.badVersion + ", which is broken, and reports it",
                List.of("as  vedette deploy " + plot.service + " --version " + plot.badVersion + " --previous-version "
                        + plot.goodVersion + "  would"));
    }

    private void answeredBadly() {
        reach(Milestone.ANSWERED_BADLY);
        say(Tone.TROUBLE, plot.service + " " + plot.badVersion + " answers a probe with 503", List.of());
    }

    private void told(Happening.Told told) {
        if (!told.service().isEmpty() && !told.service().equals(plot.service)) {
            return;
        }
        switch (told.kind()) {
            case "started", "deployed", "watch-ended" -> say(Tone.CALM, told.text(), List.of());
            case "endpoint-down", "endpoint-degraded" ->
                say(Tone.TROUBLE, told.service() + "/" + told.text(), List.of());
            case "endpoint-up" -> say(Tone.RELIEF, told.service() + "/" + told.text(), List.of());
            case "alert-fired" -> toldOf(Milestone.ALERTED, Tone.TROUBLE, "Alert: " + told.text());
            case "alert-resolved" -> say(Tone.RELIEF, "Alert resolved: " + told.text(), List.of());
            case "regressed" -> toldOf(Milestone.REGRESSED, Tone.TROUBLE, "Judged: " + told.text());
            case "recovered" -> toldOf(Milestone.RECOVERED, Tone.RELIEF, plot.service + " " + told.text());
            case "rollback-requested", "rollback-accepted" -> say(Tone.ACTION, told.text(), List.of());
            case "notify-failed", "rollback-failed", "rollback-withheld" -> say(Tone.TROUBLE, told.text(), List.of());
            default -> {} // "notified" and the like: the receivers say it themselves
        }
    }

    private void toldOf(Milestone milestone, Tone tone, String title) {
        reach(milestone);
        say(tone, title, List.of());
    }

    private void chatted(ChatMessage message) {
        boolean over = isOver(message.summary());
        if (about(message.summary())) {
            reach(over ? Milestone.CHAT_CLOSED : Milestone.CHAT_TOLD);
        }
        say(over ? Tone.RELIEF : Tone.TROUBLE, "The chat shows a message", message.lines());
    }

    private void mailed(Mail mail) {
        String subject = mail.header("Subject");
        boolean over = isOver(subject);
        if (about(subject)) {
            reach(over ? Milestone.MAIL_CLOSED : Milestone.MAIL_SENT);
        }
        var lines = new ArrayList<String>();
        lines.add("From:    " + mail.header("From"));
        lines.add("To:      " + mail.header("To"));
        lines.add("Subject: " + subject);
        lines.add("");
        mail.text().strip().lines().forEach(lines::add);
        String how = (mail.encrypted() ? "over STARTTLS" : "in plain text") + ", logged in as " + mail.login();
        say(over ? Tone.RELIEF : Tone.TROUBLE, "The mail relay takes a message (" + how + ")", lines);
    }

    private void takenBack(RollbackRequest request) {
        reach(Milestone.TAKEN_BACK);
        var lines = new ArrayList<String>();
        lines.add("webhook-id: " + request.id() + ", signature verified");
        request.body().encodePrettily().lines().forEach(lines::add);
        say(
                Tone.ACTION,
                "The pipeline is asked to take " + plot.badVersion + " back, and runs " + request.version() + " again",
                lines);
    }

    private boolean about(String text) {
        return text.contains(plot.service);
    }

    private static boolean isOver(String text) {
        return text.startsWith("✅");
    }

    private void reach(Milestone milestone) {
        reached.putIfAbsent(milestone, ticker.since(start));
    }
}
