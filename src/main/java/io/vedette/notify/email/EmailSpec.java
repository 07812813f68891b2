package io.vedette.notify.email;

import io.vedette.notify.IntegrationSpec;
import java.util.List;

/** Mail to {@code to}, one message for all of them. */
public record EmailSpec(List<String> to, String from, SmtpSpec smtp) implements IntegrationSpec {
    public EmailSpec {
        to = List.copyOf(to);
    }

    @Override
    public String kind() {
        return "email";
    }
}
