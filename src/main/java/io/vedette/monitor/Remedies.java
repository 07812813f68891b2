package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The remedies that alerts of one service ask for: each is ordered once an episode, with the alert's beginning; what comes of it calls a person if it does not
 * help. Belongs to the event loop of its service.
 */
final class Remedies {
    private static final Set<String> NAMES = Set.of(
            Alerts.REMEDY_FAILED, Alerts.REMEDY_WITHHELD, Alerts.REMEDY_AWAITS_APPROVAL, Alerts.REMEDY_DID_NOT_HELP);

    private final List<RemedyPlan> plans;
    private final Alerts words;
    private final News news;
    private final Map<String, RemedyCourse> courses;
    /** Of an earlier life, until the alerts that they are about are known too. */
    private final List<Alert> recalled = new ArrayList<>(0);

    /** Goes on with the remedies of an earlier plan that are the same in this one. */
    Remedies(List<RemedyPlan> plans, Alerts words, News news, @Nullable Remedies earlier) {
        this.plans = List.copyOf(plans);
        this.courses = plans.isEmpty() ? Map.of() : new LinkedHashMap<>();
        this.words = words;
        this.news = news;
        if (earlier != null) {
            earlier.courses.values().stream()
                    .filter(course -> plans.contains(course.plan()))
                    .forEach(this::put);
        }
    }

    /** That a person must act on a remedy, while it is so. */
    void alerts(Consumer<Alert> into) {
        recalled.forEach(into);
        for (RemedyCourse course : courses.values()) {
            Alert calls = course.calls();
            if (calls != null) {
                into.accept(calls);
            }
        }
    }

    /** An alert has begun. */
    void fired(Alert alert, Instant now, Consumer<Effect> effects) {
        for (RemedyPlan plan : plans) {
            if (plan.isFor(alert)) {
                put(RemedyCourse.begin(plan, alert));
                effects.accept(new Effect.Remedy(plan.order(alert), now));
            }
        }
    }

    /** An alert is over: nothing is to be mended any more. */
    void over(Alert alert, Instant now, Consumer<Effect> effects) {
        for (RemedyPlan plan : plans) {
            if (plan.isFor(alert)) {
                String id = RemedyOrder.id(plan.name(), alert.episode());
                effects.accept(new Effect.Unneeded(id, alert.name() + " is over"));
                RemedyCourse course = courses.remove(id);
                if (course != null) {
                    close(course, now, effects);
                }
            }
        }
    }

    private void close(RemedyCourse course, Instant now, Consumer<Effect> effects) {
        end(course, course.cause().name() + " is over", now, effects);
        Instant accepted = course.acceptedAt();
        if (accepted != null) {
            String text = "remedy " + course.plan().name() + " helped: "
                    + course.cause().name();
            news.happened(Event.Kind.REMEDY, text + Alerts.after(" was over", accepted, now), now, effects);
        }
    }

    /** Answers whether it is one of these. What is told again is no news. */
    boolean progress(RollbackProgress progress, Consumer<Effect> effects) {
        RemedyCourse course = courses.get(progress.deploymentId());
        if (course == null) {
            return false;
        }
        if (progress.stage() == Stage.ACCEPTED && course.isCalling(Alerts.REMEDY_DID_NOT_HELP)) {
            put(course.accepted(progress.at()));
            return true;
        }
        Optional<Alert> called = called(course, progress);
        if (called.filter(alert -> course.isCalling(alert.name())).isEmpty()) {
            end(course, progress.text(), progress.at(), effects);
            put((progress.stage() == Stage.ACCEPTED ? course.accepted(progress.at()) : course)
                    .calling(called.orElse(null)));
            called.ifPresent(alert -> news.say(alert, progress.at(), effects));
        }
        return true;
    }

    private Optional<Alert> called(RemedyCourse course, RollbackProgress progress) {
        return switch (progress.stage()) {
            case AWAITING_APPROVAL ->
                Optional.of(words.remedy(Alerts.REMEDY_AWAITS_APPROVAL, course.cause(), progress));
            case FAILED -> Optional.of(words.remedy(Alerts.REMEDY_FAILED, course.cause(), progress));
            case WITHHELD ->
                course.plan().mode() == Mode.OBSERVE
                        ? Optional.empty()
                        : Optional.of(words.remedy(Alerts.REMEDY_WITHHELD, course.cause(), progress));
            case REQUESTED, ACCEPTED, REJECTED -> Optional.empty();
        };
    }

    /** Whether time alone changes nothing. */
    boolean areQuiet() {
        return courses.isEmpty();
    }

    /** Time has gone on. */
    void at(Instant now, Consumer<Effect> effects) {
        if (courses.isEmpty()) {
            return;
        }
        for (RemedyCourse course : List.copyOf(courses.values())) {
            if (course.isLate(now)) {
                unhelped(course, now, effects);
            }
        }
    }

    private void unhelped(RemedyCourse course, Instant now, Consumer<Effect> effects) {
        String text = "Remedy " + course.plan().name() + " was accepted at " + course.acceptedAt() + ", and "
                + course.cause().name() + " still fires "
                + Alerts.words(course.plan().verify())
                + " later. What to do: look at it; nothing else is asked for";
        var told = new RollbackProgress(course.id(), news.service(), Stage.ACCEPTED, text, now);
        Alert alert = words.remedy(Alerts.REMEDY_DID_NOT_HELP, course.cause(), told);
        end(course, text, now, effects);
        put(course.calling(alert));
        news.say(alert, now, effects);
    }

    /** Takes over an alert of an earlier life; answers whether it may go on. */
    boolean recall(Alert alert) {
        return NAMES.contains(alert.name()) && recalled.add(alert);
    }

    /** Every alert of an earlier life is known: {@code firing} are those that still do. */
    void goOn(List<Alert> firing, Instant now, Consumer<Effect> effects) {
        for (Alert cause : firing) {
            plans.stream()
                    .filter(plan -> plan.isFor(cause))
                    .map(plan -> RemedyCourse.begin(plan, cause))
                    .forEach(course -> put(course.calling(taken(course))));
        }
        recalled.forEach(alert -> news.say(alert.resolvedAt(now, "what it was asked for is over"), now, effects));
        recalled.clear();
    }

    private @Nullable Alert taken(RemedyCourse course) {
        Optional<Alert> known = recalled.stream()
                .filter(alert ->
                        alert.labels().value(Alerts.REMEDY).equals(course.plan().name()))
                .filter(alert ->
                        alert.labels().value(Alerts.CAUSE).equals(course.cause().episode()))
                .findFirst();
        known.ifPresent(recalled::remove);
        return known.orElse(null);
    }

    private void end(RemedyCourse course, String why, Instant now, Consumer<Effect> effects) {
        Alert calls = course.calls();
        if (calls != null) {
            news.say(calls.resolvedAt(now, why), now, effects);
        }
    }

    private void put(RemedyCourse course) {
        courses.put(course.id(), course);
    }
}
