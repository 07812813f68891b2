package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.postgres.PostgresAnswer;
import io.vedette.probe.postgres.PostgresSpec;
import io.vedette.probe.postgres.QueryRows;
import io.vedette.probe.postgres.QueryValue;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.StartTls;
import io.vedette.secret.Secret;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and what else speaks its protocol. */
final class PostgresKind implements EndpointKind {
    private static final int MOST_ROWS = 1_000;
    private static final String USUAL_USER = "postgres";

    private static final Key<String> QUERY = Key.of(
                    "query",
                    Scalars.text(),
                    "The statement whose first column of the first row is the value. Only one, and it can only read.")
            .or("select 1")
            .example("select count(*) from jobs where done_at is null");
    private static final Key<Comparison> VALUE = Key.of(
                    "value", Comparisons.told(), "What the query's value must be. No row and NULL fail.")
            .example("\"< 100\"");
    private static final Key<Bound> ROWS = Key.of(
                    "rows",
                    SharedKeys.bound("\"> 0\"", MOST_ROWS, ""),
                    "How many rows the query must have; more than 1000 are not asked for.")
            .example("\"> 0\"");

    @Override
    public List<String> schemes() {
        return List.of("postgres", "postgresql");
    }

    @Override
    public String description() {
        return """
                A real login (SCRAM-SHA-256, MD5, a password under TLS, or none) and one query, in a transaction that can only read and ends with the \
                probe. The port is 5432 if none is written, the database the user's own, the user `postgres`. The login is the phase `wait`, the query `transfer`. \
                TLS is begun as `starttls` says, `if_offered` if it says nothing; its certificate is judged as everywhere, so a server with a \
                self-signed one needs `tls: { ca_file: … }`, or `starttls: never`. What the server refuses is down with reason `status`, its words and \
                its SQLSTATE. The value of the query is kept with the result. PgBouncer and CockroachDB answer the same way.

                ```yaml
                - url: postgres://db.example.org:5432/shop
                  username: vedette
                  password: "${file:postgres_password}"
                  query: select count(*) from jobs where done_at is null
                  expect: { value: "< 100", latency: < 500ms }
                ```

                All that the user needs is the right to connect and to read what the query reads; `pg_monitor` is enough for most.""";
    }

    @Override
    public String example() {
        return "postgres://db.example.org:5432/shop";
    }

    @Override
    public @Nullable String fault(URI url) {
        String fault = EndpointUrls.hostFault(url);
        if (fault != null) {
            return fault;
        }
        boolean isPlain = url.getRawQuery() == null && url.getRawFragment() == null;
        return isPlain && url.getRawPath().matches("(/[^/]{0,63})?")
                ? null
                : "expected " + Kinds.scheme(url)
                        + "://host:port/database and nothing after it: options have keys of their own";
    }

    @Override
    public List<Key<?>> keys() {
        return Approaches.keysAnd(Logins.USERNAME, Logins.PASSWORD, Logins.STARTTLS, QUERY);
    }

    @Override
    public List<Key<?>> expectations() {
        return Times.after(VALUE, ROWS, SharedKeys.CERTIFICATE);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        AddressKeys.check(url, endpoint, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new PostgresSpec(
                url,
                Approaches.spec(endpoint),
                endpoint.find(Logins.STARTTLS, StartTls.IF_OFFERED),
                new Login(endpoint.find(Logins.USERNAME, USUAL_USER), endpoint.find(Logins.PASSWORD, new Secret(""))),
                endpoint.get(QUERY),
                EndpointSection.conditions(endpoint, PostgresKind::conditions));
    }

    private static List<Condition<? super PostgresAnswer>> conditions(Fields expect) {
        List<Condition<? super PostgresAnswer>> all = new ArrayList<>();
        Comparison value = expect.find(VALUE);
        if (value != null) {
            all.add(new QueryValue(value));
        }
        Bound rows = expect.find(ROWS);
        if (rows != null) {
            all.add(new QueryRows(rows));
        }
        all.addAll(SharedKeys.everywhere(expect));
        return all;
    }
}
