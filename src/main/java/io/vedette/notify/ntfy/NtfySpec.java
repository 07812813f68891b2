package io.vedette.notify.ntfy;

import io.vedette.notify.IntegrationSpec;
import io.vedette.secret.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A topic of an ntfy server.
 *
 * @param url of the server
 * @param token of an account, for a topic that is not open to everybody
 */
public record NtfySpec(URI url, String topic, @Nullable Secret token) implements IntegrationSpec {
    @Override
    public String kind() {
        return "ntfy";
    }
}
