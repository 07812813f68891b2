package io.vedette.web.act;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vedette.web.act.Purpose.Offer;
import io.vedette.web.act.Signer.Claim;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The page behind the links of messages. Opening it shows what would happen and changes nothing, for mail scanners and previews open every link; the form on it
 * does it. Belongs to the web server's event loop.
 */
public final class ActApi {
    private static final String PATH = "/act/:token";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(ActPage.STYLE)
            + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final int A_MINUTE = 30;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 1_000;
    private static final long DEADLINE_SECONDS = 10;

    private final Links links;
    private final Map<String, Purpose> purposes;
    private final Turnstile turnstile = new Turnstile(A_MINUTE);

    public ActApi(Links links) {
        this.links = links;
        this.purposes = links.purposes().stream().collect(Collectors.toMap(Purpose::name, Function.identity()));
    }

    public List<Operation> operations() {
        return List.of(Operation.get(PATH, this::show), Operation.post(PATH, this::confirmed));
    }

    /** Whether a path carries a link's token: it is its own credential, and belongs in no log. */
    public static boolean isAct(String path) {
        return path.startsWith("/act/");
    }

    private void show(RoutingContext context) {
        admitted(
                context, claim -> later(context, purpose(claim).offer(claim.subject()), offer -> show(context, offer)));
    }

    private static void show(RoutingContext context, Offer offer) {
        switch (offer) {
            case Offer.Open open -> page(context, 200, ActPage.offer(open));
            case Offer.Gone(String why) -> page(context, 410, ActPage.said("Nothing to do any more", why));
        }
    }

    private void confirmed(RoutingContext context) {
        admitted(context, claim -> confirmed(context, claim));
    }

    private void confirmed(RoutingContext context, Claim claim) {
        String name = text(context, "name");
        String note = text(context, "note");
        if (name.isEmpty() || name.length() > LONGEST_NAME || note.length() > LONGEST_NOTE) {
            page(
                    context,
                    422,
                    ActPage.said(
                            "Nothing was done",
                            "Go back and say who you are, in at most " + LONGEST_NAME + " characters."));
            return;
        }
        later(
                context,
                purpose(claim).perform(claim.subject(), name, note),
                outcome -> page(
                        context,
                        outcome.done() ? 200 : 410,
                        ActPage.said(outcome.done() ? "Done" : "Nothing was done", outcome.sentence())));
    }

    private static String text(RoutingContext context, String field) {
        String value = context.request().getFormAttribute(field);
        return value == null ? "" : value.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private Purpose purpose(Claim claim) {
        return Objects.requireNonNull(purposes.get(claim.purpose()));
    }

    /** Goes on with what a link says, if it is one of ours and has not ended. */
    private void admitted(RoutingContext context, Consumer<Claim> then) {
        Instant now = links.clock().instant();
        if (!turnstile.lets(context.request().remoteAddress().hostAddress(), now)) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "60");
            page(context, 429, ActPage.said("Too many requests", "Try again in a minute."));
            return;
        }
        Optional<Claim> claim =
                links.signer().read(context.pathParam("token")).filter(known -> purposes.containsKey(known.purpose()));
        if (claim.isEmpty()) {
            page(
                    context,
                    404,
                    ActPage.said("No such link", "This address was not made here, or not all of it arrived."));
        } else if (!now.isBefore(claim.get().end())) {
            page(context, 410, ActPage.said("This link has ended", "Take a newer message, or the vedette command."));
        } else {
            then.accept(claim.get());
        }
    }

    private static <T> void later(RoutingContext context, Future<T> asked, Consumer<T> answered) {
        Replies.later(
                context,
                asked.timeout(DEADLINE_SECONDS, TimeUnit.SECONDS),
                answered,
                _ -> page(
                        context,
                        503,
                        ActPage.said(
                                "Not confirmed in time",
                                "Whether it was done is not known: try again, that does no harm.")));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static void page(RoutingContext context, int status, String html) {
        context.response()
                .setStatusCode(status)
                .setStatusMessage(HttpResponseStatus.valueOf(status).reasonPhrase())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Robots-Tag", "noindex")
                .putHeader("Content-Security-Policy", POLICY)
                .end(html);
    }
}
