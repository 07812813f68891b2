package io.vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.fakes.Notices;
import io.vedette.target.Labels;
import java.net.URI;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** The address in a message at which people see more. */
final class WhereToLookTest {
    private static final URI VEDETTE = URI.create("https://vedette.example.org");

    private static Alert about(String deployment) {
        Alert checkout = Notices.CHECKOUT;
        var labels = new LinkedHashMap<>(checkout.labels().values());
        labels.put("deployment", deployment);
        return new Alert(
                checkout.key() + deployment,
                checkout.episode() + deployment,
                "RollbackWithheld",
                checkout.severity(),
                new Labels(labels),
                checkout.summary(),
                checkout.description(),
                null,
                checkout.startsAt(),
                null);
    }

    @Test
    void anAlertOfAServiceIsSeenOnItsPage() {
        assertThat(Dispatch.page(VEDETTE, Notices.firing(Notices.CHECKOUT)))
                .hasToString("https://vedette.example.org/#/services/checkout");
    }

    @Test
    void anAlertAboutADeploymentIsSeenInItsReport() {
        assertThat(Dispatch.page(VEDETTE, Notices.firing(about("d-1"))))
                .hasToString("https://vedette.example.org/deployments/d-1");
        assertThat(Dispatch.page(URI.create("https://example.org/vedette/"), Notices.firing(about("d-1"))))
                .hasToString("https://example.org/vedette/deployments/d-1");
    }

    @Test
    void whatIsNotAllAboutOneDeploymentIsSeenOnTheServicesPage() {
        assertThat(Dispatch.page(VEDETTE, Notices.firing(about("d-1"), about("d-2"))))
                .hasToString("https://vedette.example.org/#/services/checkout");
        assertThat(Dispatch.page(VEDETTE, Notices.firing(about("d-1"), Notices.CHECKOUT)))
                .hasToString("https://vedette.example.org/#/services/checkout");
    }
}
