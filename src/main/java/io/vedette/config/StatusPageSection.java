package io.vedette.config;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.web.ServerSpec.StatusPage;
import java.util.List;

/** {@code server.status_page}: what those see who use the services. */
final class StatusPageSection {
    private static final Key<Boolean> PUBLIC = Key.of(
                    "public",
                    Scalars.truth(),
                    "Whether everybody who reaches the address sees `/status`, `/api/v1/status` and the badges. Otherwise they want a token, as all reading from "
                            + "elsewhere does. They show names of services and how these stand: no address, no error, nobody's name.")
            .or("false")
            .example("true");
    private static final Key<String> TITLE = Key.of("title", Scalars.line(), "What stands above it.")
            .or("Status")
            .example("Acme status");
    private static final Key<List<String>> SHOWN = Key.of(
                    "services", ListOf.any(new Reference("service")), "What it shows, by name.")
            .orElse("every service")
            .example("[checkout]");

    static final Shape SHAPE = Shape.of("status page", "What outsiders see.", PUBLIC, TITLE, SHOWN);

    private StatusPageSection() {}

    static StatusPage spec(Fields page) {
        return new StatusPage(page.get(PUBLIC), page.get(TITLE), page.find(SHOWN, List.of()));
    }
}
