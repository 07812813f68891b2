package io.vedette.notify.slack;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.outbound.Post;
import io.vedette.secret.SecretUrl;
import io.vertx.core.Future;

/** A Slack incoming webhook, or what speaks like one. It answers nothing but {@code ok}, so nothing can be threaded or changed later. */
public final class SlackReceiver implements Receiver {
    private final SlackSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public SlackReceiver(SlackSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var body =
                SlackMessage.of(notice, dispatch.page(notice), spec.buttons()).toBuffer();
        return dispatch.http().send(Post.json(spec.webhookUrl(), body), this::judge);
    }

    private Delivery judge(HttpAnswer answer) {
        String body = answer.body().strip();
        if (answer.status() == 200 && body.startsWith("<")) {
            return TryAgain.notTaken("200, but with a web page: something else than Slack answered");
        }
        if (answer.status() == 200 && body.replace(" ", "").contains("\"ok\":false")) {
            return new Refused(answer.said(SecretUrl.parts(spec.webhookUrl())));
        }
        return dispatch.usual(answer, SecretUrl.parts(spec.webhookUrl()));
    }
}
