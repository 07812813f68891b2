package io.vedette.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    private final List<Blueprint> services = Catalogue.services();

    @Test
    void thereAreThirtyServicesOfDifferentNames() {
        assertThat(services).hasSize(30).extracting(Blueprint::name).doesNotHaveDuplicates();
    }

    @Test
    void everyServiceHasAnEndpointAndAVersion() {
        assertThat(services)
                .allMatch(service ->
                        !service.paths().isEmpty() && !service.version().isEmpty());
    }
}
