package io.vedette.notify.twilio;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;
import java.net.URI;

/**
 * A telephone that Twilio sends short messages to.
 *
 * @param url of the API
 * @param account its SID, {@code AC…}
 * @param from a number of the account, or a messaging service's SID, {@code MG…}
 * @param to as in {@code +4930123456}
 */
public record TwilioSpec(URI url, String account, Secret token, String from, String to) implements IntegrationSpec {
    @Override
    public String kind() {
        return "twilio";
    }
}
