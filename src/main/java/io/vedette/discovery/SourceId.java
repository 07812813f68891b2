package io.vedette.discovery;

/**
 * Names one source of one service; stable over restarts and reloads, so that its last good list is too.
 *
 * @param name within its service
 */
public record SourceId(String service, String name) {
    @Override
    public String toString() {
        return service + "/" + name;
    }
}
