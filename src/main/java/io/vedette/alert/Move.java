package io.vedette.alert;

import java.util.List;

/**
 * A group that goes on under another key, because another routing tree has another node for it: what was told of it, and the thread in which that was, belong to
 * the other key from now on.
 *
 * @param alerts all that are in it
 */
public record Move(GroupKey from, GroupKey to, List<Alert> alerts) {
    public Move {
        alerts = List.copyOf(alerts);
    }
}
