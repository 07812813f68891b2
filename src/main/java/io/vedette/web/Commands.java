package io.vedette.web;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Matcher;
import io.vedette.alert.Silence;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Deployment;
import io.vedette.job.Beat;
import io.vedette.job.JobState;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person or a pipeline with the operator's role may ask for. */
public interface Commands {
    /**
     * Opens a watch. The same {@code key} with the same report gives the first answer again.
     *
     * @param key the Idempotency-Key, if one was sent
     */
    Future<Accepted> deploy(DeploymentReport report, @Nullable String key);

    /** Takes what a job says of itself, if {@code caller} may speak for it. Any thread; done at once. */
    Future<Heard> heartbeat(String job, Beat beat, Caller caller);

    /**
     * Says yes to a rollback that waits for a person; the first word counts.
     *
     * @param by who it is
     */
    Future<Decision> approve(String deployment, String by);

    /** Says no to it. */
    Future<Decision> reject(String deployment, String by);

    /** Takes the newest deployment of a service back, whatever its mode; asked twice, it is requested once. */
    Future<TakenBack> takeBack(RollbackWish wish);

    /** Takes over an alert's episode, in place of who did before; asked twice, it changes nothing. */
    Future<Acknowledged> acknowledge(String episode, String by, String note);

    /** Gives an episode back. */
    Future<Acknowledged> withdraw(String episode);

    /** Silences alerts; in force once it is kept. The same {@code key} with the same wish gives the first answer again. */
    Future<Silencing> silence(SilenceWish wish, @Nullable String key);

    /** Ends a silence now; one that is over stays as it is. Empty when there is none of that name. */
    Future<Optional<Silence>> expireSilence(String id);
    /** Maintenance windows opened by hand. */
    Upkeep upkeep();

    /** Tests of the ways to people. */
    Drills drills();

    /** Reads the configuration again; nothing changes when it has a problem. */
    Future<Reloaded> reload();

    /** A deployment as reported from outside. */
    record DeploymentReport(
            String service,
            String version,
            @Nullable String previousVersion,
            @Nullable String environment,
            @Nullable URI url,
            @Nullable String by,
            @Nullable String rollbackOf,
            boolean rollbackSafe) {

        /** No rollback, and one that may be rolled back. */
        public DeploymentReport(
                String service,
                String version,
                @Nullable String previousVersion,
                @Nullable String environment,
                @Nullable URI url,
                @Nullable String by) {
            this(service, version, previousVersion, environment, url, by, null, true);
        }
    }

    /**
     * A rollback as somebody asks for it.
     *
     * @param deployment its id; absent for the newest
     * @param action the configured rollback; absent for the service's own
     * @param by who it is
     * @param reason why
     * @param override why interlocks that yield to a person are set aside; absent if they are not
     */
    record RollbackWish(
            String service,
            @Nullable String deployment,
            @Nullable String action,
            String by,
            @Nullable String reason,
            @Nullable String override) {}

    /** What came of a wish for a rollback. */
    sealed interface TakenBack {
        /** The interlocks and the ledger have spoken. */
        record Decided(Decision decision) implements TakenBack {}

        /** There is no such service; {@code near} are names like it. */
        record NoSuchService(List<String> near) implements TakenBack {}

        /** No deployment of it is known, or not this one. */
        record NoSuchDeployment() implements TakenBack {}

        /** The service has no rollback of its own, and none was named. */
        record NoAction() implements TakenBack {}
    }

    /** A silence as somebody asks for it. */
    record SilenceWish(List<Matcher> matchers, Instant startsAt, Instant endsAt, String author, String reason) {
        public SilenceWish {
            matchers = List.copyOf(matchers);
        }
    }

    /** What a wish for silence came to. */
    sealed interface Silencing {
        /** It is in force, or will be. */
        record Made(Silence silence) implements Silencing {}

        /** This key was used for the same before. */
        record Repeated(Silence silence) implements Silencing {}

        /** This key was used for something else before. */
        record KeyReused() implements Silencing {}

        /** There are as many as there may be. */
        record TooMany(int most) implements Silencing {}
    }

    /** What a report came to. */
    sealed interface Accepted {
        /** A watch was opened now. */
        record Opened(Deployment deployment) implements Accepted {}

        /** This key was used for the same report before. */
        record Repeated(Deployment deployment) implements Accepted {}

        /** This key was used for another report before. */
        record KeyReused() implements Accepted {}

        /** There is no such service; {@code near} are names like it. */
        record NoSuchService(List<String> near) implements Accepted {}
    }

    /**
     * Who reports for a job.
     *
     * @param operator whether an operator's token was offered
     * @param offered what was offered, which may be the job's own token; absent if nothing
     */
    record Caller(boolean operator, @Nullable Secret offered) {}

    /** What a job's report came to. */
    sealed interface Heard {
        /** It was taken; this is known now. */
        record Taken(JobState state) implements Heard {}

        /** Neither an operator nor the job's own token; or there is no such job, which only an operator is told. */
        record Denied() implements Heard {}

        /** There is no such job; {@code near} are names like it. */
        record NoSuchJob(List<String> near) implements Heard {}
    }

    /** What taking an alert over, or giving it back, came to. */
    sealed interface Acknowledged {
        /** It is taken over, and that is kept. */
        record Taken(Alert alert, Acknowledgement acknowledgement) implements Acknowledged {}

        /** Nobody takes care of it now, and that is kept. */
        record GivenBack(Alert alert) implements Acknowledged {}

        /** Such an alert does not fire: it is over, or never was. */
        record NotFiring() implements Acknowledged {}
    }

    /** What a reload came to. */
    sealed interface Reloaded {
        /** It is in force. */
        record Done(int added, int removed, int changed, int same) implements Reloaded {}

        /** Nothing was touched; every problem with its place. */
        record Rejected(List<String> problems) implements Reloaded {}
    }
}
