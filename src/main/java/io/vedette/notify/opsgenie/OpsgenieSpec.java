package io.vedette.notify.opsgenie;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;
import java.net.URI;

/**
 * An Opsgenie team.
 *
 * @param url of the API, which differs by region
 * @param apiKey of an API integration
 */
public record OpsgenieSpec(URI url, Secret apiKey) implements IntegrationSpec {
    @Override
    public String kind() {
        return "opsgenie";
    }
}
