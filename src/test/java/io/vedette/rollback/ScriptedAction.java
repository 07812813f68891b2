package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** An action that does what its script says, attempt by attempt, and accepts everything once the script is at its end. */
final class ScriptedAction implements Action {
    private final Deque<Supplier<Future<Delivery>>> script = new ArrayDeque<>();
    private final List<Order> attempts = new ArrayList<>();
    private final List<Order> askedBefore = new ArrayList<>();
    private final List<Promise<Delivery>> hanging = new ArrayList<>();
    private final Deque<Delivery> courses = new ArrayDeque<>();
    private boolean onceOnly;
    private Runnable whenAsked = () -> {};

    ScriptedAction thenAnswers(Delivery answer) {
        script.add(() -> Future.succeededFuture(answer));
        return this;
    }

    ScriptedAction thenIsBusy(int times) {
        for (int i = 0; i < times; i++) {
            thenAnswers(TryAgain.notTaken("503 busy"));
        }
        return this;
    }

    ScriptedAction thenRefuses() {
        return thenAnswers(new Refused("410 gone"));
    }

    ScriptedAction thenHangs() {
        script.add(() -> {
            Promise<Delivery> never = Promise.promise();
            hanging.add(never);
            return never.future();
        });
        return this;
    }

    ScriptedAction thenThrows(RuntimeException fault) {
        script.add(() -> {
            throw fault;
        });
        return this;
    }

    /** A request must not be repeated when its answer is lost. */
    ScriptedAction mustNotBeRepeated() {
        onceOnly = true;
        return this;
    }

    ScriptedAction whenAsked(Runnable task) {
        whenAsked = task;
        return this;
    }

    @Override
    public Future<Delivery> request(Order order) {
        attempts.add(order);
        whenAsked.run();
        var step = script.poll();
        return step == null ? Future.succeededFuture(new Delivered("202 ok")) : step.get();
    }

    @Override
    public void askedBefore(Order order) {
        askedBefore.add(order);
    }

    List<Order> askedBefore() {
        return askedBefore;
    }

    /** What was started is seen to be so, look by look; it runs on once there is no more. */
    ScriptedAction thenIsSeen(Delivery course) {
        courses.add(course);
        return this;
    }

    @Override
    public Future<Delivery> follow(String mark) {
        Delivery course = courses.poll();
        return Future.succeededFuture(course == null ? TryAgain.notTaken(mark + " has not ended") : course);
    }

    @Override
    public Delivery lost(String why) {
        return onceOnly ? new Refused("perhaps done: " + why) : TryAgain.perhapsTaken(why);
    }

    /** The attempts that hang are answered after all. */
    void wakesUpAndAnswers(Delivery answer) {
        hanging.forEach(promise -> promise.tryComplete(answer));
    }

    void firstWakesUpAndAnswers(Delivery answer) {
        hanging.removeFirst().complete(answer);
    }

    List<Order> attempts() {
        return attempts;
    }
}
