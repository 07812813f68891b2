package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Notice;
import io.vedette.alert.Told;
import io.vedette.alert.trail.Telling;
import io.vedette.delivery.Attempts;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Says what became of one courier's messages: in the log, in the metrics, in the timelines of the services concerned. */
final class CourierLog {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final String receiver;
    private final String kind;
    private final Surroundings surroundings;
    private final Tally tally;
    private final Tellings tellings;

    /** @param name tells the courier from every other */
    CourierLog(String name, Integration integration, Surroundings surroundings) {
        this.receiver = integration.receiver();
        this.kind = integration.kind();
        this.surroundings = surroundings;
        this.tally = new Tally(receiver, surroundings.meters());
        this.tellings = new Tellings(name, surroundings);
    }

    Receiver guarded(Integration integration) {
        return new GuardedReceiver(integration, tally);
    }

    void leaving(Notice notice, Attempts attempts) {
        tellings.left(notice, attempts);
    }

    void delivered(Notice notice, String answer) {
        tally.count(Outcome.DELIVERED);
        tellings.ended(notice.id(), Telling.Outcome.DELIVERED, answer);
        log(Level.INFO, notice, notice.reason().name(), "notice delivered");
        happened(Event.Kind.NOTIFIED, notice, "Told " + receiver + " by " + kind + ": " + Wording.headline(notice));
    }

    void retried(Notice notice, Attempts attempts, String why, Instant next) {
        tally.count(Outcome.RETRIED);
        tellings.retrying(notice.id(), why, next);
        var wait = Duration.between(surroundings.clock().instant(), next);
        log(Level.WARN, notice, why, "attempt " + attempts.count() + " failed, next in " + wait.toMillis() + " ms");
    }

    void refused(Notice notice, Attempts attempts, String why) {
        tally.count(Outcome.REFUSED);
        tellings.ended(notice.id(), Telling.Outcome.REFUSED, why);
        failed(notice, attempts, "refused: " + why);
    }

    void expired(Notice notice, Attempts attempts, String why) {
        tally.count(Outcome.EXPIRED);
        tellings.ended(notice.id(), Telling.Outcome.GIVEN_UP, why);
        failed(notice, attempts, "given up after " + attempts.count() + " attempts: " + why);
    }

    void collapsed(GroupKey key, String notice) {
        tally.count(Outcome.COLLAPSED);
        tellings.ended(notice, Telling.Outcome.COLLAPSED, "what it would have said is over");
        LOG.atInfo()
                .addKeyValue("receiver", receiver)
                .addKeyValue("kind", kind)
                .addKeyValue("group", key.labels())
                .log("notice collapsed: what it would have said is over");
    }

    /** A message that says how things are now takes the place of an earlier one, if that is still being tried. */
    void superseded(String notice) {
        tellings.ended(notice, Telling.Outcome.GIVEN_UP, "what there is to say has changed: the next message says it");
    }

    /** What an earlier life told somebody whom this one does not know cannot be closed. */
    static void unreachable(Correspondence knew, boolean configured) {
        boolean owed = knew.told().values().stream().anyMatch(Told.Entry::owed);
        if (owed && !configured) {
            LOG.atWarn()
                    .addKeyValue("receiver", knew.integration())
                    .addKeyValue("group", knew.group().labels())
                    .log("the receiver is not configured any more: nobody tells it the end of what it was told");
        }
    }

    private void failed(Notice notice, Attempts attempts, String why) {
        surroundings
                .outbox()
                .keep(new DeadLetter(
                        receiver,
                        kind,
                        notice.id(),
                        notice.group(),
                        Wording.headline(notice),
                        why,
                        attempts.count(),
                        surroundings.clock().instant()));
        log(Level.ERROR, notice, why, "notice not delivered");
        happened(
                Event.Kind.NOTIFY_FAILED,
                notice,
                "Could not tell " + receiver + " by " + kind + " (" + why + "): " + Wording.headline(notice));
    }

    private void log(Level level, Notice notice, String reason, String message) {
        LOG.atLevel(level)
                .addKeyValue("receiver", receiver)
                .addKeyValue("kind", kind)
                .addKeyValue("notice", notice.id())
                .addKeyValue("group", notice.group())
                .addKeyValue("reason", reason)
                .log(message);
    }

    private void happened(Event.Kind event, Notice notice, String text) {
        Instant now = surroundings.clock().instant();
        List<String> services =
                notice.alerts().stream().map(Alert::service).distinct().toList();
        services.forEach(service -> surroundings.timeline().accept(Event.of(now, event, service, text)));
    }
}
