package io.vedette.target;

/** Names one endpoint of one service; stable over restarts and reloads, so that its phase and history are too. */
public record TargetId(String service, String endpoint) {
    @Override
    public String toString() {
        return service + "/" + endpoint;
    }
}
