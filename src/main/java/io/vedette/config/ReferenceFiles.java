package io.vedette.config;

import io.vedette.config.endpoint.KindsPage;
import io.vedette.config.reference.JsonSchema;
import io.vedette.config.reference.ReferencePage;
import io.vertx.core.json.JsonObject;

/** The files about the configuration that are written from its shapes, for editors and for people. */
public final class ReferenceFiles {
    private static final String INTRODUCTION = """
            # Configuration reference

            This page is written from the program; `conf/vedette.schema.json` comes from the same source and makes editors complete and check. A first
            line `# yaml-language-server: $schema=vedette.schema.json` tells them. `vedette check` prints every problem of a configuration with file, line,
            path and what was expected.

            **Files.** One YAML file, or a directory: its `*.yml` and `*.yaml` files count together, in the order of their names. `services`, `slos`,
            `receivers`, `rollbacks` and `routes.routes` of all files are joined; any other key is set in one file only. A file has at most 4 MB.
            Unknown keys and keys set twice are errors. A configuration is used as a whole or not at all.

            **Values.** Durations are numbers with `ms`, `s`, `m`, `h` or `d`, such as `250ms` or `1h30m`. Percentages are exact: `99.9%`. Words are what
            they look like: `on`, `no` and `010` are never turned into something else.

            **From outside.** Any value may have `${NAME}` and `${NAME:-default}` from the environment and `${file:path}` from a file in it; `$${` is a plain
            `${`. A relative path is looked for in `$CREDENTIALS_DIRECTORY` (systemd's credentials) first, then beside the configuration. What comes from
            outside is never shown in a problem, and a secret is never printed, logged or served.
            """;

    private ReferenceFiles() {}

    /** What {@code conf/vedette.schema.json} holds. */
    public static JsonObject schema() {
        return JsonSchema.of(TopSection.SHAPE, "Vedette's configuration");
    }

    /** What {@code docs/configuration.md} holds. */
    public static String page() {
        return ReferencePage.of(TopSection.SHAPE, INTRODUCTION) + KindsPage.text();
    }
}
