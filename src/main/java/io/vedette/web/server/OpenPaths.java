package io.vedette.web.server;

import io.vedette.web.ServerSpec.StatusPage;
import io.vedette.web.api.ControlApi;
import java.util.Set;
import java.util.function.Predicate;

/** What anybody may read from anywhere: what load balancers ask, and the status page when it is public. */
final class OpenPaths {
    private static final Set<String> STATUS = Set.of(
            "/status",
            "/api/v1/status",
            "/assets/vedette.css",
            "/assets/vedette.svg",
            "/assets/status.js",
            "/assets/dom.js",
            "/assets/spelling.js");

    private OpenPaths() {}

    static Predicate<String> of(StatusPage page) {
        Predicate<String> always = ControlApi.OPEN_TO_ALL::contains;
        return page.open() ? always.or(path -> STATUS.contains(path) || path.startsWith("/badge/")) : always;
    }
}
