package io.vedette.config;

import io.vedette.alert.Severity;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.endpoint.EndpointSection;
import io.vedette.config.endpoint.EndpointSection.Pace;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.config.source.DiscoverySection;
import io.vedette.config.source.Sourced;
import io.vedette.deployment.Mode;
import io.vedette.deployment.WatchPlan;
import io.vedette.monitor.AlertPlan;
import io.vedette.monitor.CertificateAges;
import io.vedette.monitor.DownWhen;
import io.vedette.monitor.OwnRule;
import io.vedette.monitor.RemedyPlan;
import io.vedette.monitor.ServicePlan;
import io.vedette.slo.Slo;
import io.vedette.spelling.NearMatch;
import io.vedette.target.Labels;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An entry of {@code services}: what people care about, and how it is judged. */
final class ServiceSection {
    private static final Key<Duration> WATCH = Key.of(
                    "watch",
                    Durations.between("1m", "1d"),
                    "How long a new version is on watch; a critical alert of the service in that time is a regression.")
            .or(Durations.words(WatchPlan.DEFAULT.watch()))
            .example("30m");
    private static final Key<String> ON_REGRESSION = Key.of(
                    "on_regression",
                    new Reference("rollback"),
                    "The rollback to request, by its name. Without one, people are told and nothing is taken back.")
            .example("github-rollback");
    private static final Key<Duration> VERIFY = Key.of(
                    "verify",
                    Durations.between("1m", "6h"),
                    "How long a rollback has to help, from when it was accepted; then people are paged.")
            .or(Durations.words(WatchPlan.DEFAULT.verify()))
            .example("15m");
    private static final Key<Duration> REPORTED_WITHIN = Key.of(
                    "reported_within",
                    Durations.between("0s", "15m"),
                    "How long a rollout may run before it is reported: an outage that began in that time, and goes on for 30 s after the report (three intervals, if that is more), is held against the version. `0s` for pipelines that report before they begin.")
            .or(Durations.words(WatchPlan.DEFAULT.reportedWithin()))
            .example("3m");
    private static final Key<Mode> MODE = Key.of(
                    "mode",
                    Scalars.oneOf(modes()),
                    "What may be done without a person: `observe` says, and pages, what it would have taken back; `approve` waits for a person to approve each rollback; `automatic` requests it at once.")
            .or(Mode.OBSERVE.label())
            .example("automatic");
    private static final Key<List<String>> SMOKE = Key.of(
                    "smoke",
                    ListOf.any(Scalars.line()),
                    "Smoke checks: names of endpoints of this service, with `steps` mostly, that are looked at right after a deployment, whatever their interval.")
            .example("[buy-something]");
    static final Key<List<String>> CONTROL = Key.of(
                    "control",
                    ListOf.any(new Reference("service", Problem.Severity.WARNING)),
                    "The control group by name: services that nobody deployed, each with a `deployments` section; when they get worse as well, it is no fault of the version. `[]` for none.")
            .orElse("all that fit: other hosts, needed by neither, not deployed themselves")
            .example("[search, mail]");
    private static final Shape DEPLOYMENTS_SHAPE = Shape.of(
                    "deployments",
                    "What is done about a service's new versions.",
                    WATCH,
                    ON_REGRESSION,
                    MODE,
                    VERIFY,
                    REPORTED_WITHIN,
                    SMOKE,
                    CONTROL)
            .checkedBy(ServiceSection::checkMode);

    static final Key<String> NAME = Key.of(
                    "name", new Name("service"), "What people, alerts, metrics and deployments call it.")
            .required()
            .example("checkout");
    private static final Key<Map<String, String>> LABELS = Key.of(
                    "labels",
                    LabelNames.given(),
                    "Labels of the service and its alerts, for routes and silences; over `defaults.labels`.")
            .example("{ team: payments }");
    private static final Key<List<String>> SLOS = Key.of(
                    "slos", ListOf.any(new Reference("slo")), "Names of the objectives it is held to.")
            .example("[availability, fast]");
    private static final Key<URI> RUNBOOK = Key.of(
                    "runbook", WebUrls.page(), "Where an alert's reader finds what to do.")
            .example("https://wiki.example.org/checkout");
    static final Key<List<String>> DEPENDS_ON = Key.of(
                    "depends_on",
                    ListOf.any(new Reference("service", Problem.Severity.WARNING)),
                    "Names of services that this one needs: while one of them is down, no alert of this one is told.")
            .example("[payments-db]");
    private static final Key<List<Fields>> ENDPOINTS = Key.of(
            "endpoints",
            ListOf.atLeastOne(EndpointSection.SHAPE),
            "What is probed; the service is as good as all of them, unless `down_when` says otherwise.");
    private static final Key<List<Fields>> DISCOVERY = Key.of(
            "discovery",
            ListOf.any(DiscoverySection.SHAPE),
            "Where more endpoints come from: files, HTTP or DNS, instead of being written here.");
    static final Key<Fields> DEPLOYMENTS = Key.of(
            "deployments",
            DEPLOYMENTS_SHAPE,
            "What is done about its new versions. With it, even empty, a day of its endpoints is kept to compare them with.");

    static final Key<List<Fields>> ALERTS = Key.of(
            "alerts",
            ListOf.any(AlertSection.SHAPE),
            "Rules of your own over what was measured, beside outages and objectives.");
    private static final Key<DownWhen> DOWN_WHEN =
            SideAlertKeys.downWhen(", in place of `defaults.down_when`").orElse("`defaults.down_when`");
    private static final Key<Optional<Severity>> NO_DATA =
            DefaultsSection.noData(", in place of `defaults.no_data`").orElse("`defaults.no_data`");

    private static final Key<Optional<Duration>> CERTIFICATE_WARNING = SideAlertKeys.certificate(
                    "warning", ", in place of `defaults.certificate_warning`")
            .orElse("`defaults.certificate_warning`");
    private static final Key<Optional<Duration>> CERTIFICATE_CRITICAL = SideAlertKeys.certificate(
                    "critical", ", in place of `defaults.certificate_critical`")
            .orElse("`defaults.certificate_critical`");
    private static final Key<Optional<Severity>> LATENCY_ANOMALY = SideAlertKeys.latencyAnomaly(
                    ", in place of `defaults.latency_anomaly`")
            .orElse("`defaults.latency_anomaly`");

    static final Shape SHAPE = Shape.of(
                    "service",
                    "A set of endpoints that is up or down, fast or slow, as one.",
                    NAME,
                    LABELS,
                    SLOS,
                    RUNBOOK,
                    DEPENDS_ON,
                    ENDPOINTS,
                    DISCOVERY,
                    DEPLOYMENTS,
                    DOWN_WHEN,
                    NO_DATA,
                    CERTIFICATE_WARNING,
                    CERTIFICATE_CRITICAL,
                    LATENCY_ANOMALY,
                    ALERTS)
            .knowing(Rivals.SERVICE)
            .with(new Rule.AtLeastOneOf(List.of(ENDPOINTS, DISCOVERY)))
            .checkedBy(ServiceSection::check);

    private ServiceSection() {}

    static String name(Fields service) {
        return service.get(NAME);
    }

    static ServicePlan plan(
            Fields service,
            Map<String, Slo> slos,
            Pace pace,
            Labels defaults,
            AlertPlan alerts,
            List<RemedyPlan> remedies) {
        String name = service.get(NAME);
        List<Target> targets = service.find(ENDPOINTS, List.of()).stream()
                .map(endpoint -> target(name, endpoint, pace))
                .toList();
        Labels labels = defaults.with(new Labels(service.find(LABELS, Map.of())));
        Set<String> needs = Set.copyOf(service.find(DEPENDS_ON, List.of()));
        return new ServicePlan(
                new Service(name, labels, targets, service.find(RUNBOOK), needs),
                service.find(SLOS, List.of()).stream()
                        .distinct()
                        .map(slo -> Objects.requireNonNull(slos.get(slo)))
                        .toList(),
                watch(service.find(DEPLOYMENTS)).with(BesideChecks.of(service.find(ENDPOINTS, List.of()))),
                alerts(service, alerts),
                remedies);
    }

    /** Rules that all have, where the service has none of that name. */
    private static AlertPlan alerts(Fields service, AlertPlan defaults) {
        List<OwnRule> own =
                service.find(ALERTS, List.of()).stream().map(AlertSection::rule).toList();
        Set<String> names = own.stream().map(OwnRule::name).collect(Collectors.toSet());
        List<OwnRule> all = new ArrayList<>(own);
        defaults.rules().stream().filter(rule -> !names.contains(rule.name())).forEach(all::add);
        var certificates = new CertificateAges(
                own(service, CERTIFICATE_WARNING, defaults.certificates().warning()),
                own(service, CERTIFICATE_CRITICAL, defaults.certificates().critical()));
        return new AlertPlan(
                own(service, NO_DATA, defaults.noData()),
                certificates,
                own(service, LATENCY_ANOMALY, defaults.latencyAnomaly()),
                all,
                service.find(DOWN_WHEN, defaults.downWhen()));
    }

    /** What a service says itself, which may be nothing at all; or what holds for all. */
    private static <T> @Nullable T own(Fields service, Key<Optional<T>> key, @Nullable T otherwise) {
        Optional<T> said = service.find(key);
        return said == null ? otherwise : said.orElse(null);
    }

    static Map<String, Mode> modes() {
        Map<String, Mode> words = new LinkedHashMap<>();
        Arrays.stream(Mode.values()).forEach(mode -> words.put(mode.label(), mode));
        return words;
    }

    /** Who configures a rollback expects one; who asks for one needs one. */
    private static void checkMode(Fields deployments, Findings findings) {
        if (deployments.has(ON_REGRESSION) && !deployments.has(MODE)) {
            findings.warning(
                    deployments.placeOf(ON_REGRESSION),
                    deployments.trailOf(ON_REGRESSION),
                    "is never requested, for mode is not set and a new service observes",
                    "people are told what would have been taken back; expected mode: automatic or approve to take it back, mode: observe to be content");
        } else if (deployments.has(MODE)
                && !deployments.isBroken(MODE)
                && deployments.get(MODE) != Mode.OBSERVE
                && !deployments.has(ON_REGRESSION)) {
            findings.error(
                    deployments.placeOf(MODE),
                    deployments.trailOf(MODE),
                    deployments.get(MODE).label() + " has nothing to request",
                    "expected on_regression, the name of a rollback");
        }
    }

    private static Target target(String service, Fields endpoint, Pace defaults) {
        String id = Objects.requireNonNull(EndpointSection.id(endpoint));
        Pace pace = EndpointSection.pace(endpoint, defaults);
        return new Target(new TargetId(service, id), EndpointSection.spec(endpoint), pace.interval(), pace.timeout());
    }

    private static WatchPlan watch(@Nullable Fields deployments) {
        return deployments == null
                ? WatchPlan.DEFAULT
                : new WatchPlan(
                                deployments.get(WATCH),
                                deployments.get(VERIFY),
                                deployments.find(ON_REGRESSION),
                                deployments.get(MODE),
                                true)
                        .reporting(deployments.get(REPORTED_WITHIN))
                        .checking(deployments.find(SMOKE, List.of()))
                        .among(control(deployments.find(CONTROL)));
    }

    private static @Nullable Set<String> control(@Nullable List<String> named) {
        return named == null ? null : Set.copyOf(named);
    }

    /** Endpoints that a source gives may be named, too, and are not known here. */
    private static void checkSmoke(Fields service, Set<String> ids, Findings findings) {
        Fields deployments = service.find(DEPLOYMENTS);
        if (deployments == null || service.has(DISCOVERY)) {
            return;
        }
        deployments.find(SMOKE, List.of()).stream()
                .filter(name -> !ids.contains(name))
                .forEach(name -> {
                    String near = NearMatch.of(name, ids);
                    findings.error(
                            deployments.placeOf(SMOKE),
                            deployments.trailOf(SMOKE),
                            "there is no endpoint \"" + name + "\" of this service",
                            near == null
                                    ? "expected one of " + String.join(", ", ids)
                                    : "did you mean \"" + near + "\"?");
                });
    }

    /** What gives it more endpoints. */
    static List<Sourced> sources(Fields service, Pace pace) {
        return service.find(DISCOVERY, List.of()).stream()
                .map(discovery -> DiscoverySection.sourced(service.get(NAME), discovery, pace))
                .toList();
    }

    private static void check(Fields service, Findings findings) {
        SideAlertKeys.check(service, CERTIFICATE_WARNING, CERTIFICATE_CRITICAL, findings);
        DiscoverySection.checkNames(service.find(DISCOVERY, List.of()), findings);
        AlertSection.check(ALERTS, service, findings);
        Map<String, Place> ids = new HashMap<>();
        for (Fields endpoint : service.find(ENDPOINTS, List.of())) {
            String id = EndpointSection.id(endpoint);
            Place first = id == null ? null : ids.putIfAbsent(id, endpoint.place());
            if (first != null) {
                findings.error(
                        endpoint.placeOf(
                                endpoint.has(EndpointSection.NAME) ? EndpointSection.NAME : EndpointSection.URL),
                        endpoint.trail(),
                        "is called as another endpoint of this service",
                        "expected a name of its own; the first is at " + first);
            }
        }
        checkSmoke(service, ids.keySet(), findings);
    }

    /** Checks what depends on the defaults, which stand elsewhere. */
    static void checkPace(Fields service, Duration inheritedInterval, Findings findings) {
        service.find(ENDPOINTS, List.of())
                .forEach(endpoint -> EndpointSection.checkPace(endpoint, inheritedInterval, findings));
        BesideChecks.check(service.find(ENDPOINTS, List.of()), service.has(DEPLOYMENTS), inheritedInterval, findings);
    }
}
