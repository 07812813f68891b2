package io.vedette.adopt.draft;

import io.vedette.adopt.foreign.Discreet;
import io.vedette.adopt.foreign.Foreign;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses, headers and logins of an endpoint on their way into a draft: what may be a secret is left outside. Belongs to one import. */
public final class Carried {
    /** What a step captured. */
    private static final Pattern FILLED_LATER = Pattern.compile("\\{\\{ \\w+ }}");

    private final Secrets secrets;

    public Carried(Secrets secrets) {
        this.secrets = secrets;
    }

    /** {@code url}, and {@code auth} from the login that it may have in it. */
    public void url(Block endpoint, String url, String name, String from) {
        String login = login(url);
        String bare = login == null ? url : url.replaceFirst("//[^/?#]*@", "//");
        endpoint.put("url", Discreet.isSecretUrl(bare) ? secrets.keep(name + "_url", from, bare) : bare);
        if (login != null) {
            int colon = login.indexOf(':');
            basic(
                    endpoint,
                    login.substring(0, colon < 0 ? login.length() : colon),
                    colon < 0 ? "" : login.substring(colon + 1),
                    name,
                    from);
        }
    }

    private static @Nullable String login(String url) {
        try {
            String login = new URI(url).getUserInfo();
            return login == null || login.isEmpty() ? null : login;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** {@code auth.basic}. */
    public void basic(Block endpoint, String username, String password, String name, String from) {
        Block login =
                new Block().put("username", username).put("password", secrets.keep(name + "_password", from, password));
        endpoint.put("auth", new Block().put("basic", login));
    }

    /** {@code auth.bearer}. */
    public void bearer(Block endpoint, String token, String name, String from) {
        endpoint.put("auth", new Block().put("bearer", secrets.keep(name + "_token", from, token)));
    }

    /** {@code headers}: what could say who asks becomes a file. */
    public void headers(Block endpoint, Map<String, String> headers, String name, Foreign owner, String key) {
        Block written = new Block();
        headers.forEach((header, value) -> written.put(header, header(header, value, name, owner.path(key))));
        endpoint.unlessEmpty("headers", written);
    }

    private String header(String header, String value, String name, String from) {
        boolean filledLater = FILLED_LATER.matcher(value).find();
        boolean plain = filledLater
                || (!Discreet.isSecret(header) && !Discreet.hasSecret(value))
                || header.toLowerCase(Locale.ROOT).startsWith("access-control-");
        if (plain) {
            return value;
        }
        int space = value.indexOf(' ');
        boolean scheme = space > 0 && value.substring(0, space).matches("(?i)bearer|basic|token");
        String prefix = scheme ? value.substring(0, space + 1) : "";
        return prefix + secrets.keep(name + "_" + header, from + "." + header, value.substring(prefix.length()));
    }

    /** {@code body}: one that says a password becomes a file. */
    public void body(Block endpoint, @Nullable String body, String name, String from) {
        if (body != null && !body.isEmpty()) {
            endpoint.put(
                    "body",
                    Discreet.hasSecret(body) && !FILLED_LATER.matcher(body).find()
                            ? secrets.keep(name + "_body", from, body)
                            : body);
        }
    }
}
