package io.vedette.notify.pagerduty;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;
import java.net.URI;

/**
 * A PagerDuty service.
 *
 * @param url of the Events API
 * @param routingKey the integration key of the service
 */
public record PagerDutySpec(URI url, Secret routingKey) implements IntegrationSpec {
    @Override
    public String kind() {
        return "pagerduty";
    }
}
