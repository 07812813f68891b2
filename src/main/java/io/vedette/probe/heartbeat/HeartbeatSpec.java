package io.vedette.probe.heartbeat;

import io.vedette.job.JobRules;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A job that reports under the name in {@code heartbeat://name}.
 *
 * @param rules what is expected of it
 * @param token who has it may report for this job and do nothing else; absent if only operators may
 */
public record HeartbeatSpec(
        URI url, JobRules rules, @Nullable Secret token) implements ProbeSpec {
    /** The job's name. */
    public String job() {
        return String.valueOf(url.getRawAuthority());
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public HeartbeatSpec at(URI other) {
        return new HeartbeatSpec(other, rules, token);
    }
}
