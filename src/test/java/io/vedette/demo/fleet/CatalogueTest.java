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
    void whatAServiceNeedsIsInTheCatalogue() {
        List<String> names = services.stream().map(Blueprint::name).toList();
        assertThat(services).flatExtracting(Blueprint::dependsOn).isSubsetOf(names);
    }
}
