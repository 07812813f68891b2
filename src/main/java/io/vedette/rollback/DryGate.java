package io.vedette.rollback;

import io.vedette.outbound.Ask;
import io.vedette.outbound.Gate;
import io.vedette.rollback.Rehearsed.Would;
import io.vedette.secret.Secret;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets out what only looks, and writes down what would change something. Belongs to one rehearsal. */
final class DryGate implements Gate {
    private static final int LONGEST = 4_000;
    private static final String HIDDEN = "<secret>";

    private final boolean triedThere;
    private final Secret[] secrets;
    private final List<Would> would = new ArrayList<>();

    /**
     * @param triedThere whether the other side tries changes without making them, as Kubernetes does with {@code dryRun=All}
     * @param secrets that are shown nowhere, the longest first
     */
    DryGate(boolean triedThere, Secret... secrets) {
        this.triedThere = triedThere;
        this.secrets = secrets;
    }

    @Override
    public @Nullable Ask pass(Ask ask) {
        if (ask.method().equals(HttpMethod.GET) || ask.method().equals(HttpMethod.HEAD)) {
            return ask;
        }
        would.add(new Would(
                blotted(ask.method() + " " + ask.url().reveal()),
                blotted(ask.body().toString())));
        return triedThere ? tried(ask) : null;
    }

    private static Ask tried(Ask ask) {
        String url = ask.url().reveal();
        Secret dry = new Secret(url + (url.contains("?") ? "&" : "?") + "dryRun=All");
        return new Ask(ask.method(), dry, ask.headers(), ask.body(), ask.readAtMost());
    }

    private String blotted(String text) {
        String clean = text;
        for (Secret secret : secrets) {
            clean = clean.replace(secret.reveal(), HIDDEN);
        }
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** Whether something was kept back that nobody tried. */
    boolean heldBack() {
        return !triedThere && !would.isEmpty();
    }

    List<Would> would() {
        return would;
    }
}
