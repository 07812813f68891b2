package io.vedette.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Contexts;
import io.vedette.fakes.Notices;
import io.vedette.notify.Dispatch;
import io.vedette.outbound.HttpSender;
import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackBotReceiverIT {
    private static final Notice FIRING = Notices.firing(Notices.CHECKOUT.in(Contexts.FULL));
    private static final Notice OVER = Notices.over(Notices.CHECKOUT.in(Contexts.FULL));

    private final Vertx vertx = Vertx.vertx();
    private SlackApi api;
    private SlackBotReceiver slack;

    @BeforeEach
    void start() throws Exception {
        api = SlackApi.start(vertx);
        slack = receiver(SlackApi.TOKEN, SlackApi.CHANNEL);
    }

    private SlackBotReceiver receiver(String token, String channel) {
        var dispatch = new Dispatch(
                new HttpSender(vertx), InstantSource.fixed(Notices.START), URI.create("https://vedette.example.org"));
        return new SlackBotReceiver(new SlackBotSpec(URI.create(api.url()), new Secret(token), channel), dispatch);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Delivery send(SlackBotReceiver receiver, Notice notice) throws Exception {
        return receiver.send(notice).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Delivery send(Notice notice) throws Exception {
        return send(slack, notice);
    }

    private String mark() throws Exception {
        return send(FIRING) instanceof Delivered taken ? String.valueOf(taken.mark()) : "none";
    }

    @Test
    void theFirstMessageIsPostedAndItsPlaceIsTheIncidentsMark() throws Exception {
        assertThat(send(FIRING)).isEqualTo(new Delivered("ok", "C0123456789 1772452800.000001"));

        assertThat(api.messages()).hasSize(1);
        assertThat(api.messages().getFirst().content.encode())
                .contains("#d0342c")
                .contains("version 2.4.1")
                .contains("https://vedette.example.org/#/services/checkout");
    }

    @Test
    void theEndTurnsTheFirstMessageGreenAndIsToldInItsThread() throws Exception {
        Delivery end = send(OVER.marked(mark()));

        assertThat(end).isEqualTo(new Delivered("ok", "C0123456789 1772452800.000001"));
        var first = api.messages().getFirst();
        assertThat(first.text()).startsWith("✅ checkout is up again");
        assertThat(first.content.encode()).contains("#2e9e5b");
        var reply = api.messages().getLast();
        assertThat(reply.thread).isEqualTo(first.ts);
        assertThat(reply.text()).startsWith("✅ checkout is up again");
        assertThat(reply.broadcast).isFalse();
    }

    @Test
    void whatNewlyOrStillFiresIsShownInTheChannelToo() throws Exception {
        String mark = mark();
        var more = List.of(Notices.CHECKOUT, Alerts.down("search", Notices.START));
        send(Notices.of(2, NotifyReason.NEW_ALERTS, more, List.of()).marked(mark));
        send(Notices.of(3, NotifyReason.REPEAT_INTERVAL_ELAPSED, more, List.of())
                .marked(mark));

        assertThat(api.messages()).hasSize(3);
        assertThat(api.messages().getFirst().changes).isEqualTo(2);
        assertThat(api.messages().subList(1, 3)).allMatch(message -> message.broadcast);
        assertThat(api.messages().getLast().text()).contains("Still: 2 alerts");
    }

    @Test
    void aRetryAfterALostReplyChangesTheSameMessageAgainAndNothingElse() throws Exception {
        String mark = mark();
        api.works().answers(500, "");

        assertThat(send(OVER.marked(mark))).isInstanceOf(TryAgain.class);
        assertThat(send(OVER.marked(mark))).isInstanceOf(Delivered.class);
        assertThat(api.messages()).hasSize(2);
        assertThat(api.messages().getFirst().changes).isEqualTo(2);
    }

    @Test
    void aMessageThatSomebodyDeletedIsToldAnew() throws Exception {
        String mark = mark();
        api.delete(api.messages().getFirst().ts);

        assertThat(send(OVER.marked(mark))).isEqualTo(new Delivered("ok", "C0123456789 1772452801.000002"));
        assertThat(api.messages().getFirst().text()).startsWith("✅ checkout is up again");
    }

    @Test
    void aMessageTooOldToBeChangedStillHeadsItsThread() throws Exception {
        String mark = mark();
        api.fails("edit_window_closed");

        assertThat(send(OVER.marked(mark))).isInstanceOf(Delivered.class);
        assertThat(api.messages().getLast().thread).isEqualTo(api.messages().getFirst().ts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_auth",
                "not_authed",
                "account_inactive",
                "token_revoked",
                "token_expired",
                "missing_scope",
                "channel_not_found",
                "not_in_channel",
                "is_archived",
                "restricted_action",
                "invalid_blocks",
                "an_error_of_tomorrow"
            })
    void whatWaitingCannotMendIsFinal(String error) throws Exception {
        api.fails(error);

        assertThat(send(FIRING)).isEqualTo(new Refused(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})
    void whatPassesIsTriedAgain(String error) throws Exception {
        api.fails(error);

        assertThat(send(FIRING)).isEqualTo(new TryAgain(error, null, false));
    }

    @Test
    void theRateLimitIsKept() throws Exception {
        api.limits(30);

        assertThat(send(FIRING)).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.after())
                .isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void aLoginPageOfAProxyIsNoDelivery() throws Exception {
        api.answers(200, "<html>please log in</html>");

        assertThat(send(FIRING)).isInstanceOf(TryAgain.class);
    }

    @Test
    void aTokenThatIsEchoedIsNotRepeated() throws Exception {
        api.fails("no " + SlackApi.TOKEN);

        assertThat(send(FIRING).toString()).doesNotContain("t0ken");
        assertThat(send(receiver("xoxb-other", SlackApi.CHANNEL), FIRING)).isEqualTo(new Refused("invalid_auth"));
        assertThat(send(receiver(SlackApi.TOKEN, "C9"), FIRING)).isEqualTo(new Refused("channel_not_found"));
    }

    @Test
    void aBurstKeepsSlacksLimits() throws Exception {
        String mark = String.valueOf(((Delivered) send(Notices.burst(5000))).mark());

        assertThat(send(Notices.burst(5000).marked(mark))).isInstanceOf(Delivered.class);
    }
}
