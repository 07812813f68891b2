package io.vedette.probe.redis;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PING of {@code redis://host:6379/0} or, under TLS, {@code rediss://host:6379/0}.
 *
 * @param username of an ACL; absent for the default user, or none
 * @param password absent if none is asked for
 * @param expect of INFO as well; it is asked for if one of them is an {@link InfoField}
 */
public record RedisSpec(
        URI url,
        @Nullable String username,
        @Nullable Secret password,
        Approach approach,
        List<Condition<? super RedisAnswer>> expect)
        implements ProbeSpec {
    public static final int DEFAULT_PORT = 6379;

    public RedisSpec {
        expect = List.copyOf(expect);
    }

    @Override
    public RedisSpec at(URI other) {
        return new RedisSpec(other, username, password, approach, expect);
    }

    public boolean isSecure() {
        return "rediss".equalsIgnoreCase(url.getScheme());
    }

    /** The database that the path names; 0 if it names none. */
    int database() {
        var path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("^/", "");
        if (!path.matches("[0-9]{0,6}")) {
            throw new IllegalArgumentException("expected a database's number after the port, found " + path);
        }
        return path.isEmpty() ? 0 : Integer.parseInt(path);
    }

    boolean asksForInfo() {
        return expect.stream().anyMatch(condition -> condition.bare() instanceof InfoField);
    }
}
