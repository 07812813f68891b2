package io.vedette.probe.run;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many probes of one host may be under way at a time on one event loop; the others wait for their turn within their deadlines. Belongs to
 * that loop.
 */
final class Gate {
    private final int most;
    private final Deque<Conversation> waiting = new ArrayDeque<>(0);
    private int inside;

    Gate(int most) {
        this.most = most;
    }

    /** Whether {@code one} may go at once; if not, it is called when its turn comes. */
    boolean admits(Conversation one) {
        if (inside < most) {
            inside++;
            return true;
        }
        waiting.add(one);
        return false;
    }

    /** Somebody who was inside has ended: whose turn is it? */
    void leave(Loop loop) {
        var next = waiting.poll();
        if (next == null) {
            inside--;
        } else {
            next.admitted();
            loop.execute(next::onTurn);
        }
    }

    /** Somebody waits no more. */
    void giveUp(Conversation one) {
        waiting.remove(one);
    }

    /** Whether nobody is under way, and so nobody waits. */
    boolean isIdle() {
        return inside == 0;
    }

    int most() {
        return most;
    }
}
