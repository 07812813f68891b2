package io.vedette.probe.smtp;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.StartTls;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with the mail server at {@code smtp://host:25} or, under TLS from the first byte, {@code smtps://host:465}, up to where a mail would begin.
 *
 * @param ehlo the name we give ourselves; absent for our address
 * @param access who logs in, if anybody
 */
public record SmtpSpec(
        URI url,
        Approach approach,
        StartTls startTls,
        @Nullable String ehlo,
        @Nullable Access access,
        List<Condition<? super Reached>> expect)
        implements ProbeSpec {
    public SmtpSpec {
        expect = List.copyOf(expect);
    }

    /**
     * A login.
     *
     * @param inTheClear whether the password may be sent without TLS
     */
    public record Access(Login login, boolean inTheClear) {}

    @Override
    public SmtpSpec at(URI other) {
        return new SmtpSpec(other, approach, startTls, ehlo, access, expect);
    }

    public boolean isSecure() {
        return "smtps".equalsIgnoreCase(url.getScheme());
    }

    int defaultPort() {
        return isSecure() ? 465 : 25;
    }
}
