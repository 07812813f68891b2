package io.vedette.notify.slack;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.outbound.Ask;
import io.vedette.outbound.Exchange;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * A Slack channel that a bot writes to: one message an incident, changed in place as the incident changes, and a reply in its thread for each event. Belongs
 * to the couriers' event loop.
 *
 * <p>Where the message stands is the incident's mark, and so outlives the process. A change comes before its reply: a retry changes the same message to the
 * same text again. What still fires, or newly does, is shown in the channel too: who muted the thread must hear of it.
 */
public final class SlackBotReceiver implements Receiver {
    /** An answer repeats the message. */
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final SlackBotSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public SlackBotReceiver(SlackBotSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        SlackMark first = SlackMark.parse(notice.mark());
        return first == null ? begin(notice) : goOn(notice, first);
    }

    private Future<Delivery> begin(Notice notice) {
        return call("chat.postMessage", picture(notice).put("channel", spec.channel()), this::judge);
    }

    private Future<Delivery> goOn(Notice notice, SlackMark first) {
        var update = picture(notice).put("channel", first.channel()).put("ts", first.ts());
        return call("chat.update", update, this::updated).compose(updated -> switch (updated) {
            case Delivered _ -> reply(notice, first);
            case TryAgain again -> Future.succeededFuture(again);
            case Refused refused -> Future.succeededFuture(refused);
        });
    }

    /** A message that cannot be changed any more, or was deleted, is still the head of its thread, or else {@link #replied} finds out. */
    private Delivery updated(SlackAnswer answer) {
        return answer.isOfALostMessage() ? new Delivered("not changed") : judge(answer);
    }

    private Future<Delivery> reply(Notice notice, SlackMark first) {
        var reply = new JsonObject()
                .put("channel", first.channel())
                .put("thread_ts", first.ts())
                .put("text", SlackMessage.reply(notice))
                .put("reply_broadcast", isForAll(notice));
        return call("chat.postMessage", reply, answer -> replied(answer, first))
                .compose(delivery -> delivery.equals(LOST) ? begin(notice) : Future.succeededFuture(delivery));
    }

    private static final Delivery LOST = new Refused("thread_not_found");

    private Delivery replied(SlackAnswer answer, SlackMark first) {
        if (answer.isOfALostMessage()) {
            return LOST;
        }
        Delivery delivery = judge(answer);
        return delivery instanceof Delivered taken ? new Delivered(taken.answer(), first.toString()) : delivery;
    }

    private static boolean isForAll(Notice notice) {
        return switch (notice.reason()) {
            case NEW_ALERTS, REPEAT_INTERVAL_ELAPSED, DIGEST -> true;
            case FIRST_NOTIFICATION, SOME_RESOLVED, ALL_RESOLVED, NOTHING_TO_TELL -> false;
        };
    }

    private JsonObject picture(Notice notice) {
        return SlackMessage.of(notice, dispatch.page(notice), spec.buttons()).put("unfurl_links", false);
    }

    private Delivery judge(SlackAnswer answer) {
        return answer.delivery(dispatch.clock().instant(), spec.token());
    }

    private Future<Delivery> call(String method, JsonObject body, Function<SlackAnswer, Delivery> judge) {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set("content-type", "application/json; charset=utf-8")
                .set("authorization", "Bearer " + spec.token().reveal());
        var url = new Secret(spec.url() + "/api/" + method);
        var ask = new Ask(HttpMethod.POST, url, headers, body.toBuffer(), LONGEST_ANSWER);
        return dispatch.http()
                .ask(ask)
                .map((Exchange exchange) -> exchange.delivery(answer -> judge.apply(new SlackAnswer(answer))));
    }
}
