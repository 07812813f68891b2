package io.vedette.probe.ws;

import io.vedette.probe.run.Certified;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Timed;
import io.vedette.sample.Phases;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a WebSocket told.
 *
 * @param messages in their order
 */
public record WsAnswer(Reached reached, List<String> messages) implements Timed, Certified {
    public WsAnswer {
        messages = List.copyOf(messages);
    }

    @Override
    public Phases phases() {
        return reached.phases();
    }

    @Override
    public @Nullable Instant certificateExpiry() {
        return reached.certificateExpiry();
    }

    @Override
    public Instant at() {
        return reached.at();
    }
}
