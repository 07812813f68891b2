package io.vedette.web.api;

import io.vertx.ext.web.RoutingContext;

/** Who asks for a change: the name of the token that was offered. */
public final class Callers {
    private static final String NAME = "vedette.caller.name";

    private Callers() {}

    /** Notes who asks; called by who looks at tokens. */
    public static void note(RoutingContext context, String name) {
        context.put(NAME, name);
    }

    static String name(RoutingContext context) {
        return context.get(NAME, "somebody");
    }
}
