package io.vedette.web.incident;

import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.EvidenceCourse;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.slo.Spent;
import io.vedette.web.api.DeploymentView;
import io.vedette.web.api.EventView;
import io.vedette.web.api.RollbackView;
import io.vedette.web.api.Spelling;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An incident as JSON, for programs that draw or file it themselves. */
final class IncidentView {
    private static final int BUCKETS = 90;

    private IncidentView() {}

    static JsonObject of(Incident incident) {
        var words = new Words(incident);
        Dossier dossier = incident.dossier();
        FirstHour hour = incident.measured().hour();
        return new JsonObject()
                .put("title", words.title())
                .put("written_at", Spelling.time(incident.now()))
                .put("from", Spelling.time(incident.frame().from()))
                .put("until", Spelling.time(incident.frame().until()))
                .put("deployment", DeploymentView.of(incident.watch()))
                .put("phases", Spelling.array(words.phases(), IncidentView::phase))
                .put("evidence", dossier == null ? null : evidence(EvidenceCourse.of(dossier)))
                .put("rollback", incident.rollback() == null ? null : RollbackView.of(incident.rollback()))
                .put("asked", Spelling.array(words.asked(), sentence -> sentence))
                .put(
                        "endpoints",
                        Spelling.array(incident.measured().endpoints(), course -> course(incident, words, course)))
                .put("other_endpoints", incident.measured().others())
                .put("first_hour", hour == null ? null : FirstHourApi.view(hour))
                .put("cost", Spelling.array(incident.slos(), slo -> cost(words, slo)))
                .put("timeline", Spelling.array(incident.story(), EventView::of));
    }

    private static JsonObject phase(Words.Phase phase) {
        Duration length = phase.length();
        return new JsonObject()
                .put("name", phase.name())
                .put("from", Spelling.time(phase.from()))
                .put("until", Spelling.time(phase.until()))
                .put("seconds", length == null ? null : (Double) Spelling.seconds(length));
    }

    private static JsonObject evidence(EvidenceCourse course) {
        return new JsonObject()
                .put("ln_suspicious", course.lnSuspicious())
                .put("ln_regressed", course.lnRegressed())
                .put("course", Spelling.array(course.points(), point -> new JsonObject()
                        .put("at", Spelling.time(point.at()))
                        .put("ln_e", point.lnE())));
    }

    private static JsonObject course(Incident incident, Words words, EndpointCourse course) {
        return new JsonObject()
                .put("endpoint", course.endpoint())
                .put("summary", words.of(course))
                .put(
                        "course",
                        Spelling.array(
                                Bucket.of(
                                        course,
                                        incident.frame().from(),
                                        incident.frame().until(),
                                        BUCKETS),
                                IncidentView::bucket));
    }

    private static JsonObject bucket(Bucket bucket) {
        return new JsonObject()
                .put("from", Spelling.time(bucket.from()))
                .put("probes", bucket.probes())
                .put("failed", bucket.failed())
                .put("median_ms", millis(bucket.median()))
                .put("max_ms", millis(bucket.slowest()));
    }

    private static @Nullable Double millis(long micros) {
        return micros == 0 ? null : Spelling.millis((Long) micros);
    }

    private static JsonObject cost(Words words, SloSnapshot slo) {
        Spent spent = words.spent(slo).orElse(null);
        return new JsonObject()
                .put("slo", slo.name())
                .put("objective", slo.objective())
                .put("period", slo.period())
                .put("bad", spent == null ? null : (Long) spent.bad())
                .put("measured", spent == null ? null : (Long) spent.measured())
                .put("budget_spent_ratio", spent == null ? null : Spelling.ratio(spent.share()))
                .put("budget_remaining_ratio", Spelling.ratio(slo.budgetRemaining()));
    }
}
