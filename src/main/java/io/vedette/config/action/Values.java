package io.vedette.config.action;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.rollback.Templates;

/** Values that several ways share. */
final class Values {
    private Values() {}

    /** A text with the deployment's fields in it. A misspelt field would show when the rollback is needed: too late. */
    static Scalar<String> template() {
        return Scalar.of("text", "a text, with fields such as {{ deployment.previous_version }}", Facets.TEXT, text -> {
            String problem = Templates.problem(text);
            return problem == null ? Parsed.good(text) : Parsed.bad(problem);
        });
    }

    /** Templates by name. */
    static MapOf<String> templates(String what) {
        return new MapOf<>(
                MapOf.Keys.matching(what, "a name such as VERSION", "^[A-Za-z_][A-Za-z0-9_-]*$"), template());
    }
}
