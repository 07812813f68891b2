package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Timed;
import io.vedette.target.ProbeSpec;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordered HTTP conversation: each step's answer must be as expected before the next is asked.
 *
 * @param url what the paths of the steps are resolved against
 * @param auth of every step to this URL's own origin
 * @param way of every step; to another origin go neither client certificate nor {@code resolve_to}
 * @param expect what must hold of the time of the whole
 */
public record StepsSpec(
        URI url,
        List<HttpStep> steps,
        @Nullable Auth auth,
        Way way,
        Limits limits,
        List<Condition<? super Timed>> expect)
        implements ProbeSpec {
    public StepsSpec {
        steps = List.copyOf(steps);
        expect = List.copyOf(expect);
    }

    /** The same, of this address and no other. */
    public StepsSpec to(InetAddress address) {
        return new StepsSpec(url, steps, auth, way.to(address), limits, expect);
    }

    @Override
    public StepsSpec at(URI other) {
        return new StepsSpec(other, steps, auth, way, limits, expect);
    }
}
