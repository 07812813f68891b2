package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import io.vedette.target.ProbeSpec;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP or HTTPS request and what its answer must be.
 *
 * @param expect checked in order; the first that fails gives the reason. Without a {@link Expectation.StatusIn} any 2xx is expected
 * @param version where the answer says which version runs; absent if it does not
 */
public record HttpSpec(
        URI url,
        Ask ask,
        Way way,
        List<Condition<? super Answer>> expect,
        @Nullable VersionSource version,
        Limits limits)
        implements ProbeSpec {
    public HttpSpec {
        expect = List.copyOf(expect);
    }

    /** A plain GET that expects any 2xx. */
    public static HttpSpec get(URI url) {
        return new HttpSpec(url, Ask.GET, Way.USUAL, List.of(Expectation.StatusIn.SUCCESS), null, Limits.USUAL);
    }

    @Override
    public HttpSpec at(URI other) {
        return new HttpSpec(other, ask, way, expect, version, limits);
    }

    public HttpSpec asking(Ask other) {
        return new HttpSpec(url, other, way, expect, version, limits);
    }

    public HttpSpec by(Way other) {
        return new HttpSpec(url, ask, other, expect, version, limits);
    }

    /** The same, of this address and no other. */
    public HttpSpec to(InetAddress address) {
        return by(way.to(address));
    }

    public HttpSpec expecting(List<? extends Condition<? super Answer>> other) {
        return new HttpSpec(url, ask, way, List.copyOf(other), version, limits);
    }

    public HttpSpec telling(@Nullable VersionSource other) {
        return new HttpSpec(url, ask, way, expect, other, limits);
    }

    public HttpSpec within(Limits other) {
        return new HttpSpec(url, ask, way, expect, version, other);
    }

    /** Where an answer names the version that gave it. */
    public sealed interface VersionSource {
        record Header(String name) implements VersionSource {}

        record Json(String pointer) implements VersionSource {}
    }
}
