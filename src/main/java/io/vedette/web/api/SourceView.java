package io.vedette.web.api;

import io.vedette.web.Queries.Source;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source of targets as the API shows it. */
final class SourceView {
    private SourceView() {}

    static JsonArray of(List<Source> sources) {
        return Spelling.array(sources, SourceView::of);
    }

    static JsonObject of(Source source) {
        return new JsonObject()
                .put("service", source.service())
                .put("source", source.name())
                .put("kind", source.kind())
                .put("place", source.place())
                .put("refresh_seconds", Spelling.seconds(source.refresh()))
                .put("targets", source.targets())
                .put("endpoints", source.endpoints())
                .put("refused", source.refused())
                .put("refusals", new JsonArray(source.refusals()))
                .put("held", source.held())
                .put("seen_at", Spelling.time(source.seenAt()))
                .put("trouble", trouble(source.troubleSince(), source.trouble()));
    }

    private static @Nullable JsonObject trouble(@Nullable Instant since, String why) {
        return since == null
                ? null
                : new JsonObject().put("since", Spelling.time(since)).put("why", why);
    }
}
