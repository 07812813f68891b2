package io.vedette.cli.playback;

import io.vedette.cli.recording.RowSink;
import io.vedette.deployment.Deployment;
import io.vedette.replay.Finding;
import io.vedette.replay.Micros;
import io.vedette.replay.Roster;
import io.vedette.replay.ServiceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The threads that judge what the reading thread reads: each service belongs to one of them. Belongs to the reading thread. */
final class Crew implements RowSink {
    private final Roster roster;
    private final Casting casting;
    private final Judge[] judges;
    private long rows;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    Crew(Roster roster, Casting casting, int size) {
        this.roster = roster;
        this.casting = casting;
        this.judges = new Judge[size];
        for (int number = 0; number < size; number++) {
            judges[number] = Judge.start(roster, number);
        }
    }

    @Override
    public void probe(int name, long due, Finding finding, long latencyMicros, long line) {
        int endpoint = casting.endpoint(name);
        if (endpoint >= 0) {
            seen(due);
            rows++;
            try {
                judgeOf(roster.serviceOf(endpoint)).rows().add(endpoint, due, finding, latencyMicros);
            } catch (InterruptedException stopped) {
                throw cancelled();
            }
        }
    }

    @Override
    public void deployment(String service, String version, @Nullable String previousVersion, long at, long line) {
        int number = casting.service(service);
        if (number >= 0) {
            seen(at);
            Deployment deployment = new Deployment(
                    "line-" + line, service, version, previousVersion, null, null, null, Micros.instant(at));
            try {
                judgeOf(number).rows().add(number, deployment, at);
            } catch (InterruptedException stopped) {
                throw cancelled();
            }
        }
    }

    boolean isDisordered() {
        for (Judge judge : judges) {
            if (judge.isDisordered()) {
                return true;
            }
        }
        return false;
    }

    /** How many rows were judged. */
    long rows() {
        return rows;
    }

    long earliest() {
        return earliest;
    }

    long latest() {
        return latest;
    }

    /** No row comes any more: time goes on until {@code until}, and every service is reported, in the order of the plans. */
    List<ServiceReport> finish(long until) throws InterruptedException {
        List<Future<List<ServiceReport>>> shares = new ArrayList<>();
        for (Judge judge : judges) {
            shares.add(judge.finish(until));
        }
        List<ServiceReport> reports = new ArrayList<>();
        for (Future<List<ServiceReport>> share : shares) {
            reports.addAll(reportsOf(share));
        }
        reports.sort((left, right) -> Integer.compare(
                roster.plans().indexOf(left.plan()), roster.plans().indexOf(right.plan())));
        return reports;
    }

    private static List<ServiceReport> reportsOf(Future<List<ServiceReport>> share) throws InterruptedException {
        try {
            return share.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private void seen(long due) {
        earliest = Math.min(earliest, due);
        latest = Math.max(latest, due);
    }

    private Judge judgeOf(int service) {
        return judges[service % judges.length];
    }

    private static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("the replay was interrupted");
    }
}
