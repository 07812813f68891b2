package io.vedette.notify;

import io.vedette.alert.GroupKey;
import io.vedette.alert.Move;
import io.vedette.alert.Notice;
import io.vedette.alert.Told;
import io.vedette.delivery.Attempts;

/** One attempt to bring a message, under way, and what was told before it left, for when it surely did not arrive; belongs to its courier. */
final class Attempt {
    final Notice notice;
    final Attempts attempts;
    final Told before;
    private GroupKey group;

    Attempt(GroupKey group, Notice notice, Attempts attempts, Told before) {
        this.group = group;
        this.notice = notice;
        this.attempts = attempts;
        this.before = before;
    }

    /** The group that it is of, under its key of today. */
    GroupKey group() {
        return group;
    }

    /** Its group may go on under another key. */
    void follow(Move move) {
        if (group.equals(move.from())) {
            group = move.to();
        }
    }
}
