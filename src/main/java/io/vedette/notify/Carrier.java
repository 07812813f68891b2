package io.vedette.notify;

import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.time.Scheduler.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A receiver with a deadline for each attempt: exactly one answer comes, in time; what the receiver says later is ignored. One attempt at a
 * time; belongs to the couriers' event loop.
 */
final class Carrier {
    static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Receiver receiver;
    private final Surroundings surroundings;
    private @Nullable Trip trip;
    private boolean leaving;

    Carrier(Receiver receiver, Surroundings surroundings) {
        this.receiver = receiver;
        this.surroundings = surroundings;
    }

    void bring(Notice notice, Consumer<Delivery> answer) {
        var next = new Trip(answer);
        trip = next;
        next.deadline =
                surroundings.scheduler().at(surroundings.clock().instant().plus(DEADLINE), () -> next.end(tooLate()));
        receiver.send(notice).onSuccess(next::end);
    }

    private static Delivery tooLate() {
        return TryAgain.perhapsTaken("no answer within " + DEADLINE.toSeconds() + " s");
    }

    /** Closes the receiver, as soon as the attempt under way, if any, has its answer. */
    void dismiss() {
        leaving = true;
        if (trip == null) {
            receiver.close();
        }
    }

    /** Closes the receiver at once; the attempt under way gets no answer. */
    void close() {
        if (trip != null) {
            trip.forgotten();
        }
        receiver.close();
    }

    private final class Trip {
        private final Consumer<Delivery> answer;
        private @Nullable Timer deadline;
        private boolean over;

        Trip(Consumer<Delivery> answer) {
            this.answer = answer;
        }

        void end(Delivery delivery) {
            if (over) {
                return;
            }
            forgotten();
            if (leaving) {
                receiver.close();
            }
            answer.accept(delivery);
        }

        void forgotten() {
            over = true;
            trip = null;
            if (deadline != null) {
                deadline.cancel();
            }
        }
    }
}
