package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Episode;
import io.vedette.alert.Flapping;
import io.vedette.alert.Severity;
import io.vedette.deployment.RollbackProgress;
import io.vedette.sample.Outcome;
import io.vedette.slo.BurnRule.Urgency;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import io.vedette.target.Labels;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.window.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words the alerts of one service: what is wrong, since when, how bad. */
final class Alerts {
    static final String DOWN = "EndpointDown";
    static final String SERVICE_DOWN = "ServiceDown";
    static final String DEGRADED = "EndpointDegraded";
    static final String ROLLBACK_FAILED = "RollbackFailed";
    static final String ROLLBACK_WITHHELD = "RollbackWithheld";
    static final String ROLLBACK_DID_NOT_HELP = "RollbackDidNotHelp";
    static final String ROLLBACK_AWAITS_APPROVAL = "RollbackAwaitsApproval";
    static final String REMEDY_FAILED = "RemedyFailed";
    static final String REMEDY_WITHHELD = "RemedyWithheld";
    static final String REMEDY_DID_NOT_HELP = "RemedyDidNotHelp";
    static final String REMEDY_AWAITS_APPROVAL = "RemedyAwaitsApproval";
    static final String DEPLOYMENT_SUSPECTED = "DeploymentSuspected";
    static final String DEPLOYMENT_ENVIRONMENT = "DeploymentEnvironment";
    static final String DEPLOYMENT_REGRESSED = "DeploymentRegressed";
    static final String BURN = "ErrorBudgetBurn";
    static final String NO_DATA = "NoData";

    /** The label that an alert has while its endpoint flaps. */
    static final String FLAPPING = "flapping";

    /** The label with the remedy that an alert is about, and the one with the episode that asked for it. */
    static final String REMEDY = "remedy";

    static final String CAUSE = "cause";

    private static final int NAMED = 3;

    private final Service service;
    private final boolean isDownWithOne;

    Alerts(ServicePlan plan) {
        this.service = plan.service();
        this.isDownWithOne = plan.leastDown() == 1;
    }

    /** How bad it is that one endpoint is down: whether the service is. */
    Severity ofOneDown() {
        return isDownWithOne ? Severity.CRITICAL : Severity.WARNING;
    }

    /** What one endpoint makes of the service. */
    private String subject() {
        return isDownWithOne ? service.name() : "an endpoint of " + service.name();
    }

    Alert down(Target target, HealthState.Down down, Instant now) {
        String endpoint = target.id().endpoint();
        return alert(
                DOWN,
                ofOneDown(),
                Map.of("endpoint", endpoint),
                subject() + " is down",
                endpoint + ": " + down.last().detail() + " (failing since " + clock(down.since()) + ")",
                now);
    }

    Alert degraded(Target target, HealthState.Degraded degraded, Instant now) {
        String endpoint = target.id().endpoint();
        return alert(
                DEGRADED,
                Severity.WARNING,
                Map.of("endpoint", endpoint),
                subject() + " is degraded",
                endpoint + ": " + degraded.last().detail() + " (degraded since " + clock(degraded.since()) + ")",
                now);
    }

    /** As an alert that the endpoint is down, or degraded, with a label that says that it flaps. */
    Alert flapping(Target target, Attention attention, Instant now) {
        String endpoint = target.id().endpoint();
        boolean down = attention.severity() == Severity.CRITICAL;
        return alert(
                down ? DOWN : DEGRADED,
                down ? ofOneDown() : Severity.WARNING,
                Map.of("endpoint", endpoint, FLAPPING, "true"),
                subject() + " is flapping",
                endpoint + ": " + (down ? "down" : "degraded") + " and up again, "
                        + attention.flapping().changes()
                        + " changes in the last " + Flapping.LOOKS + " probes (" + Flapping.MANY
                        + " are flapping); it ends when fewer than " + Flapping.FEW + " of " + Flapping.LOOKS
                        + " change",
                now);
    }

    Alert serviceDown(Endpoints endpoints, Instant now) {
        return alert(SERVICE_DOWN, Severity.CRITICAL, Map.of(), service.name() + " is down", down(endpoints), now);
    }

    /** As in {@code 37 of 10,000 endpoints are down: a, b, c and 34 others}. */
    String down(Endpoints endpoints) {
        List<TargetMonitor> down = endpoints.down();
        int others = down.size() - NAMED;
        return howMany(down.size(), endpoints)
                + ": " + names(down)
                + (others <= 0 ? "" : " and " + grouped(others) + (others == 1 ? " other" : " others"));
    }

    /** @param least how many would have been enough */
    String serviceUp(int down, Endpoints endpoints, int least) {
        return howMany(down, endpoints) + ", for a minute less than the " + grouped(least) + " that make it down";
    }

    private static String howMany(int down, Endpoints endpoints) {
        return grouped(down) + " of " + grouped(endpoints.byId().size()) + " endpoints "
                + (down == 1 ? "is down" : "are down");
    }

    private static String grouped(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String names(List<TargetMonitor> targets) {
        return targets.stream()
                .limit(NAMED)
                .map(target -> target.target().id().endpoint())
                .collect(Collectors.joining(", "));
    }

    Alert noData(Severity severity, List<TargetMonitor> blind, Instant now) {
        return alert(NO_DATA, severity, Map.of(), service.name() + " cannot be measured", unmeasured(blind), now);
    }

    /** As in {@code a, b and 3 more gave nothing but unknowns for 5m: too many open files}. */
    String unmeasured(List<TargetMonitor> blind) {
        int more = blind.size() - NAMED;
        String why = blind.getFirst().attention().unknown();
        return names(blind) + (more > 0 ? " and " + more + " more" : "") + ": no result for 5m and 5 intervals"
                + (why.isEmpty() ? "" : ", " + why) + "; what fires stays, and nothing new does";
    }

    /** What is so, and the figures that it stands on. */
    Alert own(OwnRule rule, String why, Instant now) {
        String what = rule.when().source() + (why.isEmpty() ? "" : " — " + why);
        return alert(rule.name(), rule.severity(), Map.of(), service.name() + ": " + rule.summary(), what, now);
    }

    Alert burning(SloJudge judge, Urgency urgency, String why, Instant now) {
        Slo slo = judge.slo();
        String what = urgency == Urgency.PAGE ? " burns its error budget" : " slowly burns its error budget";
        return alert(
                BURN,
                severity(urgency),
                Map.of("slo", slo.name()),
                service.name() + what + " for " + slo.name(),
                why + "; " + figures(judge),
                now);
    }

    /** @param what happened, behind the service's name */
    Alert rollback(String name, String what, RollbackProgress progress) {
        return alert(
                name,
                Severity.CRITICAL,
                Map.of("deployment", progress.deploymentId()),
                service.name() + " " + what,
                progress.text(),
                progress.at());
    }

    /** That a person must act on the remedy that {@code cause} asked for. */
    Alert remedy(String name, Alert cause, RollbackProgress progress) {
        String order = progress.deploymentId();
        String remedy = order.substring(0, order.length() - cause.episode().length() - 1);
        return alert(
                name,
                Severity.CRITICAL,
                Map.of(REMEDY, remedy, CAUSE, cause.episode()),
                service.name() + ": remedy " + remedy + " " + remedyWord(name),
                progress.text(),
                progress.at());
    }

    private static String remedyWord(String name) {
        return switch (name) {
            case REMEDY_AWAITS_APPROVAL -> "waits for your approval";
            case REMEDY_WITHHELD -> "is not asked for";
            case REMEDY_DID_NOT_HELP -> "did not help";
            default -> "failed";
        };
    }

    Alert doubt(Doubt doubt, Instant now) {
        return alert(
                doubt.alert(),
                doubt.severity(),
                Map.of("deployment", doubt.deployment().id()),
                service.name() + " " + doubt.what(),
                "version " + doubt.deployment().version() + ": " + doubt.why(),
                now);
    }

    static Severity severity(Urgency urgency) {
        return urgency == Urgency.PAGE ? Severity.CRITICAL : Severity.WARNING;
    }

    /** The figures that an objective's alert stands on: burn by window, and what is left. */
    static String figures(SloJudge judge) {
        String burns = judge.windows().stream()
                .filter(window -> judge.counts(window).valid() > 0)
                .map(window -> figure(judge.rate(judge.counts(window))) + "x over " + words(window))
                .collect(Collectors.joining(", "));
        Counts period = judge.period();
        return "burn rate " + burns + "; " + percent(judge.budgetRemaining()) + " of the budget of "
                + words(judge.slo().window()) + " left (" + period.bad() + " bad of " + period.valid() + " measured)";
    }

    /** As in {@code up again after 5m}. */
    static String after(String how, Instant since, Instant now) {
        return how + " after " + words(Duration.between(since, now).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    static String detail(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up _ -> "up";
            case Outcome.Faulty faulty -> faulty.detail();
            case Outcome.Unknown unknown -> unknown.why();
        };
    }

    /** A duration as people say it: 1h, 5m, 90s, 30d. */
    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 86_400 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds >= 3_600 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        if (seconds >= 60 && seconds % 60 == 0) {
            return seconds / 60 + "m";
        }
        return seconds > 60 ? seconds / 60 + "m " + seconds % 60 + "s" : seconds + "s";
    }

    /** An alert of this service that begins now. */
    Alert alert(
            String name, Severity severity, Map<String, String> own, String summary, String description, Instant now) {
        var labels = service.labels()
                .with(new Labels(own))
                .with("alertname", name)
                .with("severity", severity.label())
                .with("service", service.name());
        String key = labels.value("service") + "/" + name + "/" + labels.value("endpoint") + labels.value("slo") + "/"
                + severity.label() + (own.containsKey(FLAPPING) ? "/" + FLAPPING : "")
                + (own.containsKey(REMEDY) ? "/" + own.get(REMEDY) + "/" + own.get(CAUSE) : "");
        // A journal has one moment for the second of all services; each has it some milliseconds later.
        String episode = Episode.of(key, now.truncatedTo(ChronoUnit.SECONDS));
        return new Alert(key, episode, name, severity, labels, summary, description, service.runbook(), now, null);
    }

    private static String clock(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19) + " UTC";
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }
}
