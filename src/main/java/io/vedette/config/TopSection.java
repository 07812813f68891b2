package io.vedette.config;

import io.vedette.alert.HoldRules;
import io.vedette.alert.Route;
import io.vedette.config.document.Place;
import io.vedette.config.document.Trail;
import io.vedette.config.endpoint.EndpointSection;
import io.vedette.config.endpoint.EndpointSection.Pace;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Shape;
import io.vedette.config.source.Sourced;
import io.vedette.monitor.AlertPlan;
import io.vedette.monitor.RemedyPlan;
import io.vedette.monitor.ServicePlan;
import io.vedette.notify.ReceiverSpec;
import io.vedette.slo.Slo;
import io.vedette.store.StoreSpec;
import io.vedette.target.Labels;
import io.vedette.web.ServerSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configuration as a whole: its sections, what holds between them, and what they come to. */
final class TopSection {
    private static final Key<Fields> SERVER =
            Key.of("server", ServerSection.SHAPE, "The daemon's own address and who may use it.");
    private static final Key<Fields> STORAGE = Key.of("storage", StorageSection.SHAPE, "Where history is kept.");
    private static final Key<Fields> DEFAULTS =
            Key.of("defaults", DefaultsSection.SHAPE, "What holds where nothing else is said.");
    private static final Key<List<Fields>> SLOS =
            Key.of("slos", ListOf.any(SloSection.SHAPE), "Objectives that services are held to, by name.");
    private static final Key<List<Fields>> SERVICES =
            Key.of("services", ListOf.any(ServiceSection.SHAPE), "What is watched.");
    private static final Key<List<Fields>> ALERTS = Key.of(
            "alerts",
            ListOf.any(AlertSection.SHARED),
            "Rules of your own that several services have; a service's own rule of the same name wins.");
    private static final Key<List<Fields>> RECEIVERS =
            Key.of("receivers", ListOf.any(ReceiverSection.SHAPE), "Who can be told.");
    private static final Key<Fields> ROUTES = Key.of(
            "routes",
            RouteSection.SHAPE,
            "Who is told of what. With one receiver and no routes, it is told of everything.");
    private static final Key<List<Fields>> TIME_INTERVALS = Key.of(
            "time_intervals", ListOf.any(TimeIntervalSection.SHAPE), "Times that routes are quiet in, or outside of.");
    private static final Key<List<Fields>> INHIBIT_RULES =
            Key.of("inhibit_rules", ListOf.any(InhibitSection.SHAPE), "What is not told while something else fires.");
    private static final Key<List<Fields>> ROLLBACKS =
            Key.of("rollbacks", ListOf.any(RollbackSection.SHAPE), "How deployments are taken back.");
    private static final Key<List<Fields>> REMEDIES =
            Key.of("remedies", ListOf.any(RemedySection.SHAPE), "What is asked for when an alert fires.");
    private static final Key<Fields> INTERLOCKS =
            Key.of("interlocks", InterlocksSection.SHAPE, "What holds for rollbacks of all services together.");

    private static final Key<List<Fields>> REPORTS =
            Key.of("reports", ListOf.any(ReportSection.SHAPE), "What is told of a whole week or day, again and again.");

    private static final Key<List<Fields>> MAINTENANCE = Key.of(
            "maintenance",
            ListOf.any(MaintenanceSection.SHAPE),
            "When services are worked on: they are probed and shown, but nothing counts and no alert is told.");

    private static final Key<List<Fields>> ANCHORS = Key.of(
            "anchors",
            ListOf.any(EndpointSection.SHAPE),
            "At least three places that have nothing to do with one another and answer whenever our own network carries: they tell an outage of what is watched from one of our own.");
    private static final Key<Fields> DEADMAN =
            Key.of("deadman", DeadmanSection.SHAPE, "Who notices when this daemon is gone.");

    static final Shape SHAPE = Shape.of(
                    "configuration",
                    "What Vedette watches, whom it tells, and what it takes back.",
                    SERVER,
                    STORAGE,
                    DEFAULTS,
                    SLOS,
                    SERVICES,
                    ALERTS,
                    RECEIVERS,
                    ROUTES,
                    TIME_INTERVALS,
                    INHIBIT_RULES,
                    ROLLBACKS,
                    REMEDIES,
                    INTERLOCKS,
                    REPORTS,
                    MAINTENANCE,
                    ANCHORS,
                    DEADMAN)
            .knowing(Rivals.TOP);

    /** Takes alerts when nobody is to be told, so that nothing else needs to know of that case. */
    private static final ReceiverSpec NOBODY = new ReceiverSpec("nobody", List.of());

    private TopSection() {}

    /** Checks what can only be checked once every section is read; answers what is watched as far as there is no error. */
    static List<ServicePlan> check(Fields top, String file, Findings findings) {
        Fields defaults = top.find(DEFAULTS);
        if (!top.isBroken(DEFAULTS) && (defaults == null || !defaults.isBroken(DefaultsSection.INTERVAL))) {
            Duration interval = pace(top).interval();
            top.find(SERVICES, List.of()).forEach(service -> ServiceSection.checkPace(service, interval, findings));
        }
        AlertSection.check(ALERTS, top, findings);
        AnchorsSection.check(top, ANCHORS, findings);
        DependencyChecks.check(top.find(SERVICES, List.of()), findings);
        ControlChecks.check(top.find(SERVICES, List.of()), findings);
        RemedySection.check(top.find(REMEDIES, List.of()), top.find(ROLLBACKS, List.of()), findings);
        RouteSection.checkTop(top.find(ROUTES), findings);
        if (!top.has(SERVICES)) {
            findings.warning(Place.whole(file), Trail.TOP.key("services"), "is missing", "nothing will be watched");
        }
        checkThatSomebodyIsTold(top, file, findings);
        if (findings.hasErrors()) {
            return List.of();
        }
        List<ServicePlan> plans = services(top);
        checkPlans(top, plans, findings);
        return plans;
    }

    /** What shows only in what the sections come to. */
    private static void checkPlans(Fields top, List<ServicePlan> plans, Findings findings) {
        checkObjectives(top, plans, findings);
        checkAlerts(top, plans, findings);
        top.find(REMEDIES, List.of())
                .forEach(each -> RemedySection.checkValues(each, RemedySection.spec(each), true, findings));
        top.find(ROLLBACKS, List.of())
                .forEach(each -> RemedySection.checkValues(each, RollbackSection.spec(each), false, findings));
    }

    /** How densely an objective is sampled is known once services and defaults are. */
    private static void checkObjectives(Fields top, List<ServicePlan> plans, Findings findings) {
        Map<String, SloChecks> checks = new HashMap<>();
        for (Fields slo : top.find(SLOS, List.of())) {
            Slo spec = SloSection.spec(slo);
            checks.put(spec.name(), new SloChecks(slo, spec, findings));
        }
        Set<String> sourced = sources(top).stream()
                .map(source -> source.spec().id().service())
                .collect(Collectors.toSet());
        for (ServicePlan plan : plans) {
            if (sourced.contains(plan.name())) {
                continue; // what its sources give is not known yet
            }
            plan.slos().forEach(slo -> Objects.requireNonNull(checks.get(slo.name()))
                    .checkUse(plan.service()));
        }
    }

    private static void checkThatSomebodyIsTold(Fields top, String file, Findings findings) {
        int receivers = top.find(RECEIVERS, List.of()).size();
        if (top.has(ROUTES)) {
            return;
        }
        if (!top.has(RECEIVERS)) {
            findings.warning(
                    Place.whole(file), Trail.TOP.key("receivers"), "is missing", "nobody will be told of any alert");
        } else if (receivers > 1) {
            findings.error(
                    top.placeOf(RECEIVERS),
                    Trail.TOP.key("routes"),
                    "is missing",
                    "expected who of these " + receivers + " receivers is told of what");
        }
    }

    /** @param services as {@link #check} answered them */
    static Configuration configuration(Fields top, List<ServicePlan> services) {
        Fields server = top.find(SERVER);
        Fields storage = top.find(STORAGE);
        Fields deadman = top.find(DEADMAN);
        List<ReceiverSpec> receivers = top.find(RECEIVERS, List.of()).stream()
                .map(ReceiverSection::spec)
                .toList();
        List<ReceiverSpec> told = receivers.isEmpty() ? List.of(NOBODY) : receivers;
        return new Configuration(
                server == null ? ServerSpec.DEFAULT : ServerSection.spec(server),
                storage == null ? StoreSpec.DEFAULT : StorageSection.spec(storage),
                services,
                sources(top),
                told,
                route(top, told),
                holds(top),
                top.find(ROLLBACKS, List.of()).stream()
                        .map(RollbackSection::spec)
                        .toList(),
                top.find(REMEDIES, List.of()).stream().map(RemedySection::spec).toList(),
                InterlocksSection.terms(top.find(INTERLOCKS)),
                top.find(MAINTENANCE, List.of()).stream()
                        .map(MaintenanceSection::window)
                        .toList(),
                AnchorsSection.targets(top.find(ANCHORS, List.of())),
                deadman == null ? null : DeadmanSection.spec(deadman),
                top.find(REPORTS, List.of()).stream().map(ReportSection::plan).toList(),
                perHost(top));
    }

    private static int perHost(Fields top) {
        Fields defaults = top.find(DEFAULTS);
        return defaults == null ? DefaultsSection.PER_HOST.whenAbsent() : defaults.get(DefaultsSection.PER_HOST);
    }

    private static Route route(Fields top, List<ReceiverSpec> receivers) {
        Fields routes = top.find(ROUTES);
        return routes == null ? RouteSection.to(receivers.getFirst().name()) : RouteSection.spec(routes);
    }

    private static HoldRules holds(Fields top) {
        return new HoldRules(
                top.find(TIME_INTERVALS, List.of()).stream()
                        .map(TimeIntervalSection::spec)
                        .toList(),
                top.find(INHIBIT_RULES, List.of()).stream()
                        .map(InhibitSection::spec)
                        .toList());
    }

    private static List<ServicePlan> services(Fields top) {
        Map<String, Slo> slos = top.find(SLOS, List.of()).stream()
                .map(SloSection::spec)
                .collect(Collectors.toMap(Slo::name, Function.identity()));
        Fields defaults = top.find(DEFAULTS);
        Labels labels = defaults == null ? Labels.NONE : new Labels(defaults.find(DefaultsSection.LABELS, Map.of()));
        Pace pace = pace(top);
        List<RemedyPlan> remedies =
                top.find(REMEDIES, List.of()).stream().map(RemedySection::plan).toList();
        return top.find(SERVICES, List.of()).stream()
                .map(service ->
                        ServiceSection.plan(service, slos, pace, labels, alerts(top, service, defaults), remedies))
                .toList();
    }

    private static List<Sourced> sources(Fields top) {
        Pace pace = pace(top);
        return top.find(SERVICES, List.of()).stream()
                .flatMap(service -> ServiceSection.sources(service, pace).stream())
                .toList();
    }

    private static AlertPlan alerts(Fields top, Fields service, @Nullable Fields defaults) {
        return SideAlertKeys.plan(
                defaults, shared(top, service).stream().map(AlertSection::rule).toList());
    }

    private static List<Fields> shared(Fields top, Fields service) {
        String name = ServiceSection.name(service);
        return top.find(ALERTS, List.of()).stream()
                .filter(alert -> AlertSection.isOf(alert, name))
                .toList();
    }

    /** Each rule's objectives and windows, once all of them are known. */
    private static void checkAlerts(Fields top, List<ServicePlan> all, Findings findings) {
        Map<String, ServicePlan> plans = all.stream().collect(Collectors.toMap(ServicePlan::name, Function.identity()));
        for (Fields service : top.find(SERVICES, List.of())) {
            String name = ServiceSection.name(service);
            List<Slo> slos = Objects.requireNonNull(plans.get(name)).slos();
            shared(top, service).forEach(alert -> AlertSection.checkObjectives(alert, name, slos, findings));
            service.find(ServiceSection.ALERTS, List.of())
                    .forEach(alert -> AlertSection.checkObjectives(alert, name, slos, findings));
        }
    }

    private static Pace pace(Fields top) {
        Fields defaults = top.find(DEFAULTS);
        return defaults == null
                ? new Pace(DefaultsSection.INTERVAL.whenAbsent(), DefaultsSection.TIMEOUT.whenAbsent())
                : DefaultsSection.pace(defaults);
    }
}
