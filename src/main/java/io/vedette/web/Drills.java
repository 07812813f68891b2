package io.vedette.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tests of the ways to people. */
public interface Drills {
    /** Every configured receiver, in the order of the configuration. */
    Future<List<Reach>> receivers();

    /** Tells receivers of a marked alert that is none, and of its end. The same {@code key} gives the first answer again. */
    Future<Drilled> drill(Order order, @Nullable String key);

    /** Tries an action as far as that has no effect. */
    Future<Rehearsal> rehearse(Undo undo);

    /**
     * Which action to try, and as for which deployment.
     *
     * @param service absent for one that has this action
     */
    record Undo(
            String rollback,
            @Nullable String service,
            @Nullable String version,
            @Nullable String previousVersion) {}

    /** What trying an action came to. */
    sealed interface Rehearsal {
        /** It was tried. */
        record Done(String rollback, boolean ready, String said, List<Request> would) implements Rehearsal {
            public Done {
                would = List.copyOf(would);
            }
        }

        /** There is no such rollback; {@code near} are names like it. */
        record NoSuchRollback(List<String> near) implements Rehearsal {}

        /** Another one is under way. */
        record Busy() implements Rehearsal {}
    }

    /** Something that would be sent or run, without its secrets. */
    record Request(String what, String body) {}

    /**
     * A receiver.
     *
     * @param kinds the ways in which it is told
     */
    record Reach(String name, List<String> kinds) {
        public Reach {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * What to test.
     *
     * @param receiver its name; absent for the one that the routes find for {@code labels}
     * @param labels of the alert, which routes match
     */
    record Order(@Nullable String receiver, Map<String, String> labels) {
        public Order {
            labels = Map.copyOf(labels);
        }
    }

    /** What a drill came to. */
    sealed interface Drilled {
        /** Everybody concerned was told, or was not. */
        record Done(String id, List<Leg> legs) implements Drilled {
            public Done {
                legs = List.copyOf(legs);
            }

            public boolean passed() {
                return !legs.isEmpty() && legs.stream().allMatch(Leg::passed);
            }
        }

        /** There is no such receiver; {@code near} are names like it. */
        record NoSuchReceiver(List<String> near) implements Drilled {}

        /** Another one is under way. */
        record Busy() implements Drilled {}
    }

    /**
     * What one way of one receiver answered.
     *
     * @param end absent when it did not take the beginning
     */
    record Leg(
            String receiver,
            String kind,
            Step beginning,
            @Nullable Step end) {
        public boolean passed() {
            return beginning.delivered() && end != null && end.delivered();
        }
    }

    /**
     * One message of a drill.
     *
     * @param said what was answered, or why nothing was
     */
    record Step(boolean delivered, String said, Duration took) {}
}
