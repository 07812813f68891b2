package io.vedette.web.api;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.trail.Prospect;
import io.vedette.alert.trail.RouteWords;
import io.vedette.alert.trail.Telling;
import io.vedette.monitor.RuleState;
import io.vedette.monitor.RuleWords;
import io.vedette.sample.Sample;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An explanation as the API shows it. */
final class ExplanationView {
    private ExplanationView() {}

    static JsonObject of(Explanation found, Function<String, Optional<Acknowledgement>> acknowledged) {
        Alert alert = found.account().alert();
        return new JsonObject()
                .put("at", Spelling.time(found.now()))
                .put("alert", AlertView.of(alert, found.held(), acknowledged))
                .put("rule", RuleWords.of(alert))
                .put("found", found.account().found())
                .put("state", state(found.rule()))
                .put("why", found.rule() == null ? "" : found.rule().why())
                .put("samples", Spelling.array(found.samples(), ExplanationView::sample))
                .put("story", Spelling.array(Chapter.all(found.account()), Chapter::json))
                .put("deliveries", Spelling.array(found.account().tellings(), ExplanationView::delivery))
                .put(
                        "receivers",
                        Spelling.array(
                                found.prospects(), prospect -> receiver(prospect, new NextWords(found, prospect))));
    }

    private static String state(@Nullable RuleState rule) {
        return rule == null ? "ok" : rule.life().label();
    }

    private static JsonObject sample(Sample sample) {
        return PastView.result(sample)
                .put("endpoint", sample.target().endpoint())
                .put("purpose", sample.purpose().name().toLowerCase(Locale.ROOT));
    }

    private static JsonObject delivery(Telling telling) {
        return new JsonObject()
                .put("notice", telling.notice())
                .put("receiver", telling.receiver())
                .put("kind", telling.kind())
                .put("reason", Chapter.words(telling.reason()))
                .put("says", telling.firing().isEmpty() ? "resolved" : "firing")
                .put("first_at", Spelling.time(telling.first()))
                .put("at", Spelling.time(telling.at()))
                .put("attempts", telling.attempts())
                .put("outcome", telling.outcome().label())
                .put("answer", telling.said())
                .put("next_at", Spelling.time(telling.next()));
    }

    private static JsonObject receiver(Prospect prospect, NextWords words) {
        return new JsonObject()
                .put("receiver", prospect.receiver())
                .put("kind", prospect.kind())
                .put("path", Spelling.array(prospect.path(), RouteWords::step))
                .put("group", Spelling.object(prospect.group().labels().values()))
                .put("company", prospect.company())
                .put("held", SilenceView.held(prospect.held()))
                .put(
                        "told_at",
                        prospect.known() == null
                                ? null
                                : Spelling.time(prospect.known().first()))
                .put("next_at", Spelling.time(words.at()))
                .put("next", words.sentence());
    }
}
