package io.vedette.probe.postgres;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.StartTls;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;

/**
 * A login to {@code postgres://host:5432/database} and one query in a transaction that can only read.
 *
 * @param login whose password may be empty, for servers that ask for none
 * @param query a single statement
 */
public record PostgresSpec(
        URI url,
        Approach approach,
        StartTls startTls,
        Login login,
        String query,
        List<Condition<? super PostgresAnswer>> expect)
        implements ProbeSpec {
    public static final int DEFAULT_PORT = 5432;

    public PostgresSpec {
        expect = List.copyOf(expect);
    }

    @Override
    public PostgresSpec at(URI other) {
        return new PostgresSpec(other, approach, startTls, login, query, expect);
    }

    /** The database that the path names; the user's own if it names none. */
    String database() {
        var path = url.getPath() == null ? "" : url.getPath().replaceFirst("^/", "");
        return path.isEmpty() ? login.username() : path;
    }
}
