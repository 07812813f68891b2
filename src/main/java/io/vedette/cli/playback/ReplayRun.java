package io.vedette.cli.playback;

import io.vedette.cli.recording.Names;
import io.vedette.cli.recording.Recording;
import io.vedette.cli.recording.RecordingReader;
import io.vedette.cli.recording.RowProblems;
import io.vedette.cli.recording.RowSink;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.monitor.ServicePlan;
import io.vedette.replay.Micros;
import io.vedette.replay.Roster;
import io.vedette.replay.ServiceReport;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One replay of one recording: read as it comes and, if that is not in the order of time, once more and sorted. Blocks; belongs to the thread that runs it. */
public final class ReplayRun {
    private final Recording recording;
    private final Consumer<String> warnings;

    /** @param warnings gets what is worth knowing about the recording, a sentence each */
    public ReplayRun(Recording recording, Consumer<String> warnings) {
        this.recording = recording;
        this.warnings = warnings;
    }

    /** What came of it. */
    public sealed interface Result {
        record Done(Played played) implements Result {}

        /** Nothing was judged, for these reasons. */
        record Refused(List<String> sentences) implements Result {
            public Refused {
                sentences = List.copyOf(sentences);
            }
        }
    }

    /** The plans that {@code derived} makes of what the recording is about. */
    public Result judge(DerivedPlans derived, @Nullable Instant until) throws IOException, InterruptedException {
        Names names = new Names();
        Survey survey = new Survey(names);
        RowProblems problems = new RowProblems(recording.name());
        read(List.of(), names, problems, survey);
        return problems.none() ? judge(derived.of(survey), List.of(), until) : new Result.Refused(problems.sentences());
    }

    /** Judges by {@code plans}, but for what was due in maintenance {@code windows}; time goes on until every slot of the last row has closed, or until {@code until} if that is later. */
    public Result judge(List<ServicePlan> plans, List<MaintenanceWindow> windows, @Nullable Instant until)
            throws IOException, InterruptedException {
        Roster roster = new Roster(recording.tellsDeployments() ? plans : withoutGuard(plans), windows);
        Names names = new Names();
        RowProblems problems = new RowProblems(recording.name());
        Casting casting = new Casting(names, roster);
        Crew crew = crew(roster, casting);
        boolean rfc3339 = read(targets(roster), names, problems, crew);
        List<ServiceReport> reports = crew.finish(end(crew, until));
        if (!problems.none()) {
            return new Result.Refused(problems.sentences());
        }
        casting.sentences().forEach(warnings);
        if (crew.rows() == 0) {
            return new Result.Refused(
                    List.of(recording.name() + " has no row of a service that the configuration knows"));
        }
        return crew.isDisordered() ? sorted(roster, until) : done(crew, reports, rfc3339);
    }

    /** Where no deployment is told, none is compared with the day before: every sample would be kept for nothing. */
    private static List<ServicePlan> withoutGuard(List<ServicePlan> plans) {
        return plans.stream()
                .map(plan -> new ServicePlan(
                        plan.service(), plan.slos(), plan.deployments().unguarded(), plan.alerts()))
                .toList();
    }

    private Result sorted(Roster roster, @Nullable Instant until) throws IOException, InterruptedException {
        warnings.accept(recording.name() + " is not in the order of time: it is sorted in memory");
        Names names = new Names();
        SortedRows rows = SortedRows.withinHeap();
        boolean rfc3339 = read(targets(roster), names, new RowProblems(recording.name()), rows);
        if (rows.isFull()) {
            return new Result.Refused(List.of(recording.name()
                    + " is not in the order of time, and too long to be sorted in memory: sort it by its due times"));
        }
        Crew crew = crew(roster, new Casting(names, roster));
        rows.play(crew);
        return done(crew, crew.finish(end(crew, until)), rfc3339);
    }

    private static Result done(Crew crew, List<ServiceReport> reports, boolean rfc3339) {
        return new Result.Done(new Played(
                reports, crew.rows(), Micros.instant(crew.earliest()), Micros.instant(crew.latest()), rfc3339));
    }

    private static long end(Crew crew, @Nullable Instant until) {
        long least = until == null ? Long.MIN_VALUE : Micros.of(until) - 1;
        return crew.rows() == 0 ? 0 : Math.max(crew.latest(), least);
    }

    private static Crew crew(Roster roster, Casting casting) {
        // Services that are each other's control group are judged by one thread, in the order of the recording.
        boolean together =
                roster.plans().stream().anyMatch(plan -> plan.deployments().guarded());
        int threads = together ? 1 : Runtime.getRuntime().availableProcessors();
        return new Crew(roster, casting, Math.clamp(roster.plans().size(), 1, threads));
    }

    private static List<TargetId> targets(Roster roster) {
        return roster.plans().stream()
                .flatMap(plan -> plan.service().targets().stream())
                .map(Target::id)
                .toList();
    }

    /** Whether the first time was spelt as RFC 3339. */
    private boolean read(Collection<TargetId> known, Names names, RowProblems problems, RowSink sink)
            throws IOException {
        RecordingReader reader = new RecordingReader(names, problems, sink);
        reader.read(recording, known);
        return reader.rfc3339();
    }
}
