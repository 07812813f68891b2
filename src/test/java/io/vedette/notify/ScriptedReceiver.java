package io.vedette.notify;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A receiver that does what its script says, attempt by attempt, and takes everything once the script is at its end. */
final class ScriptedReceiver implements Receiver {
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<Notice> attempts = new ArrayList<>();
    private final List<Notice> delivered = new ArrayList<>();
    private final List<Promise<Delivery>> hanging = new ArrayList<>();
    private boolean closed;

    /** What it does with one attempt. */
    private interface Step {
        Future<Delivery> answer(Notice notice);
    }

    ScriptedReceiver thenAnswers(Delivery answer) {
        script.add(_ -> Future.succeededFuture(answer));
        return this;
    }

    ScriptedReceiver thenIsBusy(int times) {
        for (int i = 0; i < times; i++) {
            thenAnswers(TryAgain.notTaken("503 busy"));
        }
        return this;
    }

    ScriptedReceiver thenAsksFor(Duration wait) {
        return thenAnswers(new TryAgain("429", wait, false));
    }

    ScriptedReceiver thenRefuses() {
        return thenAnswers(new Refused("404 no_service"));
    }

    ScriptedReceiver thenTakesItButTheAnswerIsLost() {
        script.add(notice -> {
            delivered.add(notice);
            return Future.succeededFuture(TryAgain.perhapsTaken("connection reset"));
        });
        return this;
    }

    ScriptedReceiver thenHangs() {
        script.add(_ -> {
            Promise<Delivery> never = Promise.promise();
            hanging.add(never);
            return never.future();
        });
        return this;
    }

    ScriptedReceiver thenThrows(RuntimeException fault) {
        script.add(_ -> {
            throw fault;
        });
        return this;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        attempts.add(notice);
        var step = script.poll();
        if (step != null) {
            return step.answer(notice);
        }
        delivered.add(notice);
        return Future.succeededFuture(new Delivered("ok"));
    }

    @Override
    public Future<Void> close() {
        closed = true;
        return Future.succeededFuture();
    }

    /** The attempts that hang are answered after all. */
    void wakesUpAndTakesIt() {
        hanging.forEach(promise -> promise.tryComplete(new Delivered("ok, late")));
    }

    List<Notice> attempts() {
        return attempts;
    }

    List<Notice> delivered() {
        return delivered;
    }

    boolean closed() {
        return closed;
    }
}
