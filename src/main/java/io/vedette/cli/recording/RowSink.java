package io.vedette.cli.recording;

import io.vedette.replay.Finding;
import org.jspecify.annotations.Nullable;

/** Who takes a recording's rows. Times are microseconds from the epoch. */
public interface RowSink {
    /**
     * One probe.
     *
     * @param name the number of its endpoint's name in the recording
     * @param line where it stands
     */
    void probe(int name, long due, Finding finding, long latencyMicros, long line);

    /** One deployment. */
    void deployment(String service, String version, @Nullable String previousVersion, long at, long line);
}
