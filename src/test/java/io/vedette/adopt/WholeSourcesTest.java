package io.vedette.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.adopt.blackbox.Blackbox;
import io.vedette.adopt.gatus.Gatus;
import io.vedette.config.FakeEnvironment;
import io.vedette.probe.world.Authority;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Sources as people have them, with most of what their monitors know. */
final class WholeSourcesTest {
    private static final Path SOURCES = Path.of("src/test/resources/io/vedette/adopt");
    private static final FakeEnvironment FILES = new FakeEnvironment()
            .file("/certs/ca.crt", new Authority("CA").issue(wish -> wish).getRootCertificatePEM());

    @Test
    void aConfigurationOfGatusWithMostOfWhatItKnows() {
        Imported imported = Imported.of(Gatus.adopt(SOURCES.resolve("gatus.yaml")));

        assertThat(imported.configuration(FILES).services()).hasSize(8);
        assertThat(imported.losses()).hasSize(7).allMatch(loss -> loss.contains(" — "));
    }

    @Test
    void blackboxExportersModulesWithTheJobsThatAskForThem() {
        Imported imported =
                Imported.of(Blackbox.adopt(SOURCES.resolve("blackbox.yml"), SOURCES.resolve("prometheus.yml")));

        assertThat(imported.configuration(FILES).services()).hasSize(18);
        assertThat(imported.losses()).hasSize(8).allMatch(loss -> loss.contains(" — "));
    }

    @Test
    void theModulesAlone() {
        Imported imported = Imported.of(Blackbox.adopt(SOURCES.resolve("blackbox.yml"), null));

        assertThat(imported.configuration(FILES).server().blackbox().modules()).hasSize(10);
        assertThat(imported.adopted().extent()).isEqualTo("10 modules for /probe");
    }
}
