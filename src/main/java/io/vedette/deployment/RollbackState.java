package io.vedette.deployment;

import io.vedette.delivery.Attempts;
import io.vedette.deployment.RollbackProgress.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rollback, or a remedy, and how far it came: what must outlive the process, so that none is requested twice and none is lost.
 *
 * @param at when it was ordered
 * @param stage absent until the interlocks were asked
 * @param attempts so far, the one under way included; absent until the first
 * @param underWay whether an attempt may have left whose answer is not known
 * @param approval absent unless a person is asked
 * @param news the last that was said of it; absent until the interlocks were asked
 * @param run what was started for it, as long as that is followed to its end; absent otherwise
 */
public record RollbackState(
        Order order,
        Instant at,
        @Nullable Stage stage,
        @Nullable Attempts attempts,
        boolean underWay,
        @Nullable Approval approval,
        @Nullable News news,
        @Nullable String run) {

    /**
     * What was said of it.
     *
     * @param heldBy what holds it back, if anything does
     * @param text for people
     */
    public record News(Instant at, @Nullable Interlock heldBy, String text) {}

    /** Ordered, and nothing more. */
    public static RollbackState ordered(Order order, Instant at) {
        return new RollbackState(order, at, null, null, false, null, null, null);
    }

    /** The same for an order of the same id. */
    public RollbackState of(Order same) {
        return new RollbackState(same, at, stage, attempts, underWay, approval, news, run);
    }

    /** Ended without having been requested. */
    public RollbackState withheld(News why) {
        return new RollbackState(order, at, Stage.WITHHELD, null, false, approval, why, null);
    }

    /** A person is asked. */
    public RollbackState awaiting(Approval asked, News what) {
        return new RollbackState(order, at, Stage.AWAITING_APPROVAL, null, false, asked, what, null);
    }

    /** A person has said yes; the next is to request it. */
    public RollbackState approved(Approval given) {
        return new RollbackState(order, at, stage, null, false, given, news, null);
    }

    /** A person has said no. */
    public RollbackState rejected(Approval given, News what) {
        return new RollbackState(order, at, Stage.REJECTED, null, false, given, what, null);
    }

    /** An attempt leaves, or waits to. */
    public RollbackState requested(Attempts made, boolean left, News what) {
        return new RollbackState(order, at, Stage.REQUESTED, made, left, approval, what, null);
    }

    /** The last attempt was answered. */
    public RollbackState ended(Stage last, News what) {
        return new RollbackState(order, at, last, attempts, false, approval, what, null);
    }

    /** It was accepted, and what was started for it is followed. */
    public RollbackState running(String mark) {
        return new RollbackState(order, at, stage, attempts, underWay, approval, news, mark);
    }

    public String id() {
        return order.id();
    }

    /** Whether the platform may have been asked. */
    public boolean requested() {
        return attempts != null;
    }

    /** Whether nothing more is to be done. */
    public boolean over() {
        return stage != null && stage.ends();
    }

    /** The same as progress, once the interlocks were asked. */
    public @Nullable RollbackProgress progress() {
        return stage == null || news == null
                ? null
                : new RollbackProgress(id(), order.service(), stage, news.text(), news.at());
    }
}
