package io.vedette.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.config.Configuration;
import io.vedette.engine.Board;
import io.vedette.job.Beat;
import io.vedette.job.JobBoard;
import io.vedette.job.Timetable;
import io.vedette.probe.heartbeat.HeartbeatSpec;
import io.vedette.secret.Secret;
import io.vedette.spelling.NearMatch;
import io.vedette.target.Target;
import io.vedette.web.Commands.Caller;
import io.vedette.web.Commands.Heard;
import io.vedette.web.Queries.Heartbeat;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jobs of the configuration in force, and who may speak for each. Any thread. */
final class Heartbeats {
    private final Board board;
    private final JobBoard jobs;
    private final InstantSource wall;
    private final Memory memory;

    /** @param wall the clock that jobs go by too */
    Heartbeats(Board board, JobBoard jobs, InstantSource wall, Memory memory) {
        this.memory = memory;
        this.board = board;
        this.jobs = jobs;
        this.wall = wall;
    }

    /** The jobs that {@code configuration} watches. */
    static Set<String> in(Configuration configuration) {
        return configuration.services().stream()
                .flatMap(plan -> plan.service().targets().stream())
                .flatMap(target -> target.spec() instanceof HeartbeatSpec spec ? Stream.of(spec.job()) : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Known(Target target, HeartbeatSpec spec) {}

    private Stream<Known> known() {
        return board.services().stream()
                .flatMap(snapshot -> snapshot.service().targets().stream())
                .flatMap(target -> target.spec() instanceof HeartbeatSpec spec
                        ? Stream.of(new Known(target, spec))
                        : Stream.empty());
    }

    List<Heartbeat> all() {
        Instant now = wall.instant();
        return known().map(known -> seen(known, now))
                .sorted(Comparator.comparing(Heartbeat::job))
                .toList();
    }

    private Heartbeat seen(Known known, Instant now) {
        var rules = known.spec.rules();
        var state = jobs.expected(known.spec.job(), now);
        var id = known.target.id();
        return new Heartbeat(known.spec.job(), id.service(), id.endpoint(), rules, state, rules.judge(state, now));
    }

    /** Answers when the report is kept, or is known not to be for now. */
    Future<Heard> report(String job, Beat beat, Caller caller) {
        Optional<Known> found =
                known().filter(known -> known.spec.job().equals(job)).findFirst();
        if (found.isEmpty()) {
            return Future.succeededFuture(caller.operator() ? new Heard.NoSuchJob(near(job)) : new Heard.Denied());
        }
        boolean mayReport = caller.operator() || isOwn(found.get().spec.token(), caller.offered());
        return mayReport ? taken(job, beat) : Future.succeededFuture(new Heard.Denied());
    }

    private Future<Heard> taken(String job, Beat beat) {
        var state = jobs.report(job, beat, wall.instant());
        return memory.keep(job, state).map(new Heard.Taken(state));
    }

    /**
     * The wall clock was stepped, and what was reported goes with it. Not so what a calendar expects of a clock that was set back: its hour comes twice, and a
     * job that ran in it need not run again.
     */
    void stepped(Duration by) {
        Instant now = wall.instant();
        known().map(Known::spec)
                .filter(spec -> by.isPositive() || spec.rules().timetable() instanceof Timetable.Every)
                .forEach(spec -> memory.keep(spec.job(), jobs.moved(spec.job(), by, now)));
    }

    /** Compares in a time that does not depend on how much is right. */
    private static boolean isOwn(@Nullable Secret token, @Nullable Secret offered) {
        return token != null
                && offered != null
                && MessageDigest.isEqual(
                        token.reveal().getBytes(UTF_8), offered.reveal().getBytes(UTF_8));
    }

    private List<String> near(String job) {
        return Stream.ofNullable(
                        NearMatch.of(job, known().map(known -> known.spec.job()).toList()))
                .toList();
    }
}
