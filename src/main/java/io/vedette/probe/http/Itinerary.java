package io.vedette.probe.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Recorder;
import io.vedette.sample.Phases;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The redirects that one run has followed, and whether it follows another. */
final class Itinerary {
    private final HttpProbe probe;
    private final @Nullable Recorder recorder;
    private @Nullable List<URI> left;
    private long micros;

    Itinerary(HttpProbe probe, @Nullable Recorder recorder) {
        this.probe = probe;
        this.recorder = recorder;
    }

    /** What to do about a redirect. */
    sealed interface Next {
        record Go(Hop hop) implements Next {}

        /** @param why fits after "the redirect" */
        record Stay(String why) implements Next {}
    }

    /** Whether {@code answer} is not the answer yet. */
    boolean goesOn(HttpResponse answer) {
        return probe.spec.limits().redirects() > 0
                && Redirect.STATUSES.contains(answer.status().code());
    }

    /** Where to go after {@code answer} to {@code hop}; {@code phases} are those of the whole run until now. */
    Next next(Hop hop, HttpResponse answer, Phases phases) {
        if (left == null) {
            left = new ArrayList<>();
        }
        left.add(hop.url);
        note(hop, answer, phases);
        var location = answer.headers().get(HttpHeaderNames.LOCATION);
        return switch (Redirect.of(hop.url, hop.ask, hop.way, answer.status().code(), location)) {
            case Redirect.Refused(String why) -> new Next.Stay(why);
            case Redirect.To to -> allowed(to, left);
        };
    }

    private Next allowed(Redirect.To to, List<URI> before) {
        if (before.contains(to.url())) {
            return new Next.Stay("leads in a circle: " + Hop.shown(to.url()) + " again");
        }
        var most = probe.spec.limits().redirects();
        if (before.size() > most) {
            return new Next.Stay("is one more than the " + most + " that are followed: " + Hop.shown(to.url()));
        }
        try {
            return new Next.Go(new Hop(probe.loop, to.url(), to.ask(), to.way(), probe.first.site.timeout()));
        } catch (IllegalArgumentException unusable) {
            return new Next.Stay("leads to no URL: " + unusable.getMessage());
        }
    }

    private void note(Hop hop, HttpResponse answer, Phases phases) {
        if (recorder != null) {
            var took = Duration.ofNanos((phases.total() - micros) * 1_000);
            micros = phases.total();
            recorder.found("redirect", Plain.duration(took) + "  " + answer.status() + "  " + Hop.shown(hop.url));
        }
    }

    boolean hasMoved() {
        return left != null;
    }

    void noteStale() {
        if (recorder != null) {
            recorder.found("connection", "the kept one was gone: asked again on a fresh one");
        }
    }
}
