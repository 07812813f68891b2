package io.vedette.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.web.ServerSpec.Role;
import io.vedette.web.ServerSpec.Token;
import io.vedette.web.act.ActApi;
import io.vedette.web.api.Callers;
import io.vedette.web.api.HeartbeatsApi;
import io.vedette.web.gate.GatesApi;
import io.vedette.web.hooks.HooksApi;
import io.vedette.web.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. A few operations are open to all; reading is open on this host and wants any token from elsewhere; whatever may change something
 * wants an operator's, everywhere. A method that is not known to be safe is one that may change something.
 */
final class Access implements Handler<RoutingContext> {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Tokens tokens;
    private final @Nullable String hint;
    private final Predicate<String> open;

    /**
     * @param hint the file with the token that the daemon wrote for its own user, if it did
     * @param open paths that anybody may read
     */
    Access(List<Token> tokens, @Nullable String hint, Predicate<String> open) {
        this.tokens = new Tokens(tokens);
        this.hint = hint;
        this.open = open;
    }

    @Override
    public void handle(RoutingContext context) {
        if (ActApi.isAct(context.normalizedPath())) {
            context.next(); // the token in the path is the credential
        } else if (HeartbeatsApi.isReport(context.normalizedPath())) {
            report(context);
        } else if (HooksApi.isReport(context.normalizedPath())) {
            context.next(); // a platform proves itself by its own means
        } else if (SAFE.contains(context.request().method()) || GatesApi.isQuestion(context.normalizedPath())) {
            read(context);
        } else {
            change(context);
        }
    }

    /**
     * A job's own token lets it report, whatever the method; who has it is seen where jobs are known. It may come as a password too, for programs that
     * take nothing but a URL. An operator's may not: a browser would send it along to a report that another site makes it ask for.
     */
    private void report(RoutingContext context) {
        Optional<String> bearer = bearer(context.request());
        boolean operator =
                bearer.flatMap(tokens::role).filter(Role.OPERATOR::equals).isPresent();
        HeartbeatsApi.caller(
                context, operator, bearer.or(() -> password(context.request())).orElse(null));
        context.next();
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (open.test(context.normalizedPath())
                || Loopback.local(request)
                || bearer(request)
                        .or(() -> password(request))
                        .flatMap(tokens::role)
                        .isPresent()) {
            context.next();
        } else {
            unknown(
                    context,
                    "Reading from another host, or under another name than a loopback one, needs a bearer token.");
        }
    }

    private void change(RoutingContext context) {
        Optional<Token> token = bearer(context.request()).flatMap(tokens::token);
        if (token.isEmpty()) {
            unknown(context, "Changing something needs an operator's bearer token.");
        } else if (token.get().role() == Role.OPERATOR) {
            Callers.note(context, token.get().name());
            context.next();
        } else {
            Problem.of(403, "This token may read only: changing something needs a token with role operator.")
                    .send(context);
        }
    }

    private static Optional<String> bearer(HttpServerRequest request) {
        return credentials(request, "Bearer ");
    }

    /** A browser has no way to offer a bearer token, so for reading the token may come as a password; it never allows a change. */
    private static Optional<String> password(HttpServerRequest request) {
        return credentials(request, "Basic ").map(Access::decoded).map(pair -> pair.substring(pair.indexOf(':') + 1));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Optional<String> credentials(HttpServerRequest request, String scheme) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(header -> header.substring(scheme.length()).strip())
                .filter(token -> !token.isEmpty());
    }

    private void unknown(RoutingContext context, String why) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean browser = accept != null
                && accept.contains("text/html")
                && SAFE.contains(context.request().method());
        context.response()
                .putHeader(
                        "WWW-Authenticate",
                        browser
                                ? "Basic realm=\"vedette: any name, a token as password\""
                                : "Bearer realm=\"vedette\"");
        Problem.of(
                        401,
                        why + " Tokens are set under server.tokens in the configuration"
                                + (hint == null ? "." : "; the daemon's own user finds one in " + hint + "."))
                .send(context);
    }
}
