package io.vedette.notify.alertmanager;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;

/** An Alertmanager that takes over from here: its routes, silences and receivers. */
public record AlertmanagerSpec(Secret url) implements IntegrationSpec {
    @Override
    public String kind() {
        return "alertmanager";
    }
}
