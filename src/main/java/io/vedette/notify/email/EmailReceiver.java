package io.vedette.notify.email;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail through a relay: one message with all its recipients in {@code To}, handed over to each in an SMTP transaction of its own, so that one
 * bad address costs nobody else the message and who has it does not get it twice. Belongs to the couriers' event loop.
 */
public final class EmailReceiver implements Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(EmailReceiver.class);
    private static final int MOST_REMEMBERED = 100;

    /** More than a slow relay takes that is never silent for longer than it may be. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmailSpec spec;
    private final MailClient client;
    private final SmtpTrouble trouble;
    private final @Nullable URI page;
    /** The last messages, by their ids. */
    private final Map<String, Recipients> remembered = new LinkedHashMap<>();

    /**
     * A receiver with connections of its own.
     *
     * @param page where people see Vedette, if they can
     */
    public EmailReceiver(Vertx vertx, EmailSpec spec, @Nullable URI page) {
        this.spec = spec;
        this.client = MailClient.create(vertx, Relay.config(spec.smtp()));
        this.trouble = new SmtpTrouble(spec.smtp());
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        String problem = Relay.problem(spec.smtp());
        return problem == null ? sendToAll(notice) : Future.succeededFuture(new Refused(problem));
    }

    private Future<Delivery> sendToAll(Notice notice) {
        var recipients = remembered.computeIfAbsent(notice.id(), _ -> new Recipients(spec.to()));
        forgetTheOldest();
        return recipients.attempt(waiting -> Future.join(waiting.stream()
                        .map(recipient ->
                                sendTo(recipient, notice).onSuccess(delivery -> recipients.note(recipient, delivery)))
                        .toList())
                .onSuccess(_ -> complain(notice.id(), recipients)));
    }

    private Future<Delivery> sendTo(String recipient, Notice notice) {
        String subject = Wording.headline(notice);
        URI where = page == null ? null : Dispatch.page(page, notice);
        var message = new MailMessage()
                .setFrom(spec.from())
                .setTo(recipient)
                .setHeaders(MailHeaders.of(notice, spec, subject))
                .setText(MailText.plain(notice, where))
                .setHtml(MailText.html(notice, where));
        return client.sendMail(message)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .<Delivery>map(_ -> new Delivered("250"))
                .otherwise(trouble::delivery);
    }

    private void forgetTheOldest() {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    private static void complain(String notice, Recipients recipients) {
        if (recipients.delivery() instanceof Delivered && recipients.refusedBySome()) {
            LOG.atError()
                    .addKeyValue("notice", notice)
                    .addKeyValue("reason", recipients.refusals())
                    .log("mail refused for some of its recipients");
        }
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
