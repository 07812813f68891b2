package io.vedette.probe;

import io.vedette.sample.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One probe as a person who debugs at night wants to see it. Values only; whatever came from the target is in one line and bounded.
 *
 * @param host the name or address of the target
 * @param attempts the addresses in the order in which they were tried
 * @param facts what only this kind of target tells, in the order in which it came up; a name may come again
 * @param tls absent without TLS, or when the handshake did not get that far
 * @param dialogue what was said, for kinds that talk in turns; without secrets
 * @param answer absent if there was none
 * @param checks every expectation in order, empty without an answer
 * @param outcome what the daemon would have made of it, phases included
 */
public record ProbeReport(
        String host,
        List<Attempt> attempts,
        List<Fact> facts,
        @Nullable Tls tls,
        List<Line> dialogue,
        @Nullable Head answer,
        List<Check> checks,
        Outcome outcome) {
    public ProbeReport {
        attempts = List.copyOf(attempts);
        facts = List.copyOf(facts);
        dialogue = List.copyOf(dialogue);
        checks = List.copyOf(checks);
    }

    /**
     * One address.
     *
     * @param failure why it could not be connected to; absent if it could
     */
    public record Attempt(String address, @Nullable String failure) {}

    /** One thing learnt, as in {@code resolver} {@code 1.1.1.1:53 over UDP}. */
    public record Fact(String name, String value) {}

    /**
     * What was agreed on, and what the target presented.
     *
     * @param version as in {@code TLSv1.3}; empty when the handshake failed
     * @param cipher empty when the handshake failed
     * @param chain the target's own certificate first
     */
    public record Tls(String version, String cipher, List<Presented> chain) {
        public Tls {
            chain = List.copyOf(chain);
        }
    }

    /** One certificate of a presented chain. */
    public record Presented(String subject, String issuer, Instant notBefore, Instant notAfter, List<String> names) {
        public Presented {
            names = List.copyOf(names);
        }
    }

    /** What one side said; {@code ours}, or the peer's. */
    public record Line(boolean ours, String text) {}

    /**
     * Status line, headers and what the body begins with; values of cookies and the like are left out.
     *
     * @param body its first bytes as a text in one line, without what looks like a secret; empty if there was none or nobody read it
     */
    public record Head(String statusLine, List<Header> headers, String body) {
        public Head {
            headers = List.copyOf(headers);
        }

        public Head(String statusLine, List<Header> headers) {
            this(statusLine, headers, "");
        }
    }

    /** One header of the answer. */
    public record Header(String name, String value) {}

    /**
     * One expectation.
     *
     * @param expected as in {@code status 200-299}
     * @param failure expected and found; absent if it held
     * @param degrades whether its failure makes the target degraded rather than down
     */
    public record Check(String expected, @Nullable String failure, boolean degrades) {
        public Check(String expected, @Nullable String failure) {
            this(expected, failure, false);
        }

        public boolean held() {
            return failure == null;
        }
    }
}
