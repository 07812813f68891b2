package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.store.StoreSpec;
import io.vedette.store.StoreSpec.Place;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HistoryTest {
    private static final Map<String, String> SERVICE = Map.of("STATE_DIRECTORY", "/var/lib/vedette:/var/lib/other");

    @Test
    void aServiceKeepsItsHistoryInItsStateDirectory() {
        assertThat(History.placed(StoreSpec.DEFAULT, SERVICE).place())
                .isEqualTo(new Place.File(Path.of("/var/lib/vedette/vedette.db")));
    }

    @Test
    void aDaemonThatNobodyGaveAPlaceKeepsItsHistoryInMemory() {
        assertThat(History.placed(StoreSpec.DEFAULT, Map.of()).place()).isEqualTo(new Place.Memory());
    }

    @Test
    void whatTheConfigurationSaysWins() {
        StoreSpec memory = StoreSpec.DEFAULT.at(new Place.Memory());

        assertThat(History.placed(memory, SERVICE)).isEqualTo(memory);
    }
}
