package io.vedette.config;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The rooms inside this room: what the keys mean knows how keys are described, and that knows how files are written; never the other way. */
final class ConfigurationRoomsTest {
    @Test
    void arrowsGoDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.vedette.config..")
                .layer("config")
                .definedBy("io.vedette.config")
                .layer("endpoint")
                .definedBy("..endpoint..")
                .layer("source")
                .definedBy("..source..")
                .layer("action")
                .definedBy("..action..")
                .layer("receiver")
                .definedBy("..receiver..")
                .layer("rule")
                .definedBy("..rule..")
                .layer("reference")
                .definedBy("..reference..")
                .layer("shape")
                .definedBy("..shape..")
                .layer("environment")
                .definedBy("..environment..")
                .layer("document")
                .definedBy("..document..")
                .whereLayer("config")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("endpoint")
                .mayOnlyBeAccessedByLayers("config", "source")
                .whereLayer("action")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("receiver")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("rule")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("reference")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("shape")
                .mayOnlyBeAccessedByLayers("config", "source", "endpoint", "action", "receiver", "rule", "reference")
                .whereLayer("environment")
                .mayOnlyBeAccessedByLayers("config", "endpoint", "shape")
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("config", "endpoint", "shape")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("io.vedette.config"));
    }
}
