package io.vedette.notify.twilio;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Quote;
import io.vedette.notify.Dispatch;
import io.vedette.notify.Receiver;
import io.vedette.notify.Wording;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A telephone. A short message is the headline and what was found, in a few parts at most, for each is paid. */
public final class TwilioReceiver implements Receiver {
    private static final int LONGEST_TEXT = 320;

    private final TwilioSpec spec;
    private final Dispatch dispatch;

    /** A receiver whose messages leave through {@code dispatch}. */
    public TwilioReceiver(TwilioSpec spec, Dispatch dispatch) {
        this.spec = spec;
        this.dispatch = dispatch;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        var url = new Secret(spec.url() + "/2010-04-01/Accounts/" + spec.account() + "/Messages.json");
        String from = spec.from().startsWith("MG") ? "MessagingServiceSid" : "From";
        String form =
                "To=" + encoded(spec.to()) + '&' + from + '=' + encoded(spec.from()) + "&Body=" + encoded(text(notice));
        String login = spec.account() + ':' + spec.token().reveal();
        return dispatch.send(
                Post.form(url, form)
                        .with(
                                "authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))),
                spec.token());
    }

    private static String text(Notice notice) {
        String found =
                notice.alerts().size() == 1 ? ": " + notice.alerts().getFirst().description() : "";
        return Quote.cut(Wording.headline(notice) + found, LONGEST_TEXT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
