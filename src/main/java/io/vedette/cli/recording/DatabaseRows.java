package io.vedette.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.replay.Finding;
import io.vedette.replay.Micros;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.store.SampleHistory;
import io.vedette.target.TargetId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** The samples of a daemon's database as rows. Belongs to one thread, which blocks on the file. */
final class DatabaseRows {
    private final Names names;
    private final RowSink sink;
    private long number;

    DatabaseRows(Names names, RowSink sink) {
        this.names = names;
        this.sink = sink;
    }

    void read(Path database, Collection<TargetId> known) throws IOException {
        SampleHistory.read(database, known, this::row);
    }

    private void row(Sample sample) {
        String service = sample.target().service();
        String endpoint = sample.target().endpoint();
        byte[] spelling = (service + '\0' + endpoint).getBytes(UTF_8);
        int name = names.number(spelling, 0, spelling.length, () -> new Names.Name(service, endpoint));
        Outcome outcome = sample.outcome();
        long latency =
                outcome instanceof Outcome.Measured measured ? measured.phases().total() : 0;
        sink.probe(name, Micros.of(sample.due()), finding(outcome), latency, ++number);
    }

    private static Finding finding(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up _ -> Finding.UP;
            case Outcome.Degraded _ -> Finding.DEGRADED;
            case Outcome.Down _ -> Finding.DOWN;
            case Outcome.Unknown _ -> Finding.UNKNOWN;
        };
    }
}
