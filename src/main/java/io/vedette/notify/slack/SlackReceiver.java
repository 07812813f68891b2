package io.vedette.notify.slack;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.notify.Receiver;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A Slack incoming webhook, or what speaks like one. It answers nothing but {@code ok}, so nothing can be threaded or changed later. */
public final class SlackReceiver implements Receiver {
    private final SlackSpec spec;
    private final HttpSender http;
    private final InstantSource clock;
    private final @Nullable URI page;

    /**
     * A receiver that sends through {@code http}.
     *
     * @param page where people see Vedette, if they can
     */
    public SlackReceiver(SlackSpec spec, HttpSender http, InstantSource clock, @Nullable URI page) {
        this.spec = spec;
        this.http = http;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var body = SlackMessage.of(notice, page).toBuffer();
        return http.send(Post.json(spec.webhookUrl(), body), this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        String body = answer.body().strip();
        if (answer.status() == 200 && body.startsWith("<")) {
            return TryAgain.notTaken("200, but with a web page: something else than Slack answered");
        }
        if (answer.status() == 200 && body.replace(" ", "").contains("\"ok\":false")) {
            return new Refused(answer.said(SecretUrl.parts(spec.webhookUrl())));
        }
        return answer.delivery(clock.instant(), SecretUrl.parts(spec.webhookUrl()));
    }
}
