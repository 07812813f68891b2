package io.vedette;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;

/** The map of docs/contributing.md, held by a test: arrows go one way. */
@AnalyzeClasses(packages = "io.vedette", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] WORDS = {
        "..sample..", "..target..", "..time..", "..secret..", "..timeline..", "..spelling.."
    };
    private static final String[] CORE = {
        "..window..",
        "..schedule..",
        "..job..",
        "..maintenance..",
        "..dependency..",
        "..sight..",
        "..slo..",
        "..alert..",
        "..delivery..",
        "..deployment..",
        "..monitor..",
        "..replay..",
        "..report.."
    };

    @ArchTest
    static final ArchRule arrowsGoDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.vedette..")
            .layer("Main")
            .definedBy("io.vedette")
            .layer("cli")
            .definedBy("..cli..")
            .layer("demo")
            .definedBy("..demo..")
            .layer("adopt")
            .definedBy("..adopt..")
            .layer("app")
            .definedBy("..app..")
            .layer("config")
            .definedBy("..config..")
            .layer("web")
            .definedBy("..web..")
            .layer("engine")
            .definedBy("..engine..")
            .layer("probe")
            .definedBy("..probe..")
            .layer("notify")
            .definedBy("..notify..")
            .layer("rollback")
            .definedBy("..rollback..")
            .layer("discovery")
            .definedBy("..discovery..")
            .layer("store")
            .definedBy("..store..")
            .layer("outbound")
            .definedBy("..outbound..")
            .layer("core")
            .definedBy(CORE)
            .layer("words")
            .definedBy(WORDS)
            .whereLayer("Main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("Main")
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("adopt")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("Main", "cli")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("app", "cli", "adopt")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("app", "config")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("probe")
            .mayOnlyBeAccessedByLayers("engine", "config", "app", "cli")
            .whereLayer("outbound")
            .mayOnlyBeAccessedByLayers("notify", "rollback", "config")
            .whereLayer("notify")
            .mayOnlyBeAccessedByLayers("engine", "config", "app")
            .whereLayer("rollback")
            .mayOnlyBeAccessedByLayers("engine", "config", "app")
            .whereLayer("discovery")
            .mayOnlyBeAccessedByLayers("config", "app", "cli")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("config", "app", "cli");

    @ArchTest
    static final ArchRule noRoomIsInACircleWithAnother =
            slices().matching("io.vedette.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noKindOfProbeIsInACircleWithAnother =
            slices().matching("io.vedette.probe.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCoreIsPure = noClasses()
            .that()
            .resideInAnyPackage(concat(WORDS, CORE))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.vertx..",
                    "io.netty..",
                    "io.micrometer..",
                    "org.slf4j..",
                    "java.io..",
                    "java.nio.file..",
                    "java.net.http.."));

    @ArchTest
    static final ArchRule theWordsKnowNothingAboveThem =
            noClasses().that().resideInAnyPackage(WORDS).should().dependOnClassesThat(resideInAnyPackage(CORE));

    /** Netty's own list is a public server where this host names none: it would be told every name that is watched. */
    @ArchTest
    static final ArchRule dnsServersComeFromOnePlaceOnly = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.vedette.probe.run.NameServers")
            .should()
            .callMethod(DnsServerAddressStreamProviders.class, "platformDefault");

    @ArchTest
    static final ArchRule systemClocksAreReadInAppOnly = noClasses()
            .that()
            .resideOutsideOfPackages("..app..", "..demo..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule theEventLoopIsNamedAtTheEdgesOnly = noClasses()
            .that(describe("are core or words or config", ArchitectureTest::coreOrConfig))
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.core.eventbus.."));

    private static boolean coreOrConfig(JavaClass type) {
        return resideInAnyPackage(concat(concat(WORDS, CORE), new String[] {"..config.."}))
                .test(type);
    }

    private static String[] concat(String[] left, String[] right) {
        return Stream.concat(Arrays.stream(left), Arrays.stream(right)).toArray(String[]::new);
    }
}
