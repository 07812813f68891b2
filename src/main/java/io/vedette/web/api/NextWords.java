package io.vedette.web.api;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.trail.Prospect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one integration is told of an episode next, and when: in words. */
record NextWords(Explanation found, Prospect prospect) {
    /** When; absent when that is an event, or nothing is told. */
    @Nullable
    Instant at() {
        if (prospect.trying() != null) {
            return prospect.retry();
        }
        Held held = prospect.held();
        if (!prospect.next().reason().tells()) {
            return held == null || held.until().equals(Instant.MAX) ? null : held.until();
        }
        Instant due = prospect.next().at();
        return due.isBefore(found.now()) ? found.now() : due;
    }

    String sentence() {
        if (prospect.trying() != null) {
            return prospect.retry() == null ? "is being told, or waits for its turn" : "is tried again";
        }
        if (prospect.next().reason().tells()) {
            return (prospect.next().at().isAfter(found.now()) ? "is told then: " : "is due now: ")
                    + Chapter.words(prospect.next().reason());
        }
        return nothing();
    }

    private String nothing() {
        Alert alert = found.account().alert();
        boolean owed = prospect.known() != null && prospect.known().owed();
        if (!alert.firing()) {
            return owed ? "its end is owed" : "nothing: it was over before it was told";
        }
        Held held = prospect.held();
        if (held != null) {
            return (owed ? "nothing but its end while it is held: " : "nothing while it is held: ") + held.reason();
        }
        return owed ? "nothing before its end: somebody takes care of it" : "nothing: its end only is told here";
    }
}
