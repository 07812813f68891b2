package io.vedette.probe.run;

/** Where a conversation stands. */
public enum Step {
    /** What must be there before the target is turned to: its time is ours. */
    PREPARE("preparing"),
    RESOLVE("resolving the name"),
    CONNECT("connecting"),
    TUNNEL("asking the proxy for a tunnel"),
    SECURE("in the TLS handshake"),
    SEND("sending the request"),
    WAIT("waiting for the first byte"),
    TRANSFER("reading the answer"),
    /** The answer is whole; the peer is given a moment to close first. */
    PART("closing"),
    DONE("closed");

    private final String doing;

    Step(String doing) {
        this.doing = doing;
    }

    /** As in "no answer within 5 s: waiting for the first byte". */
    public String doing() {
        return doing;
    }
}
