package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProblemsTest {
    private static final String SERVICE = """
            services:
              - name: a
                endpoints:
                  - url: http://a.example.org
            """;

    @Test
    void aMisspeltKeyIsOneProblemWithPlacePathAndNearMatch() {
        assertThat(problems(SERVICE + "        intervall: 10s\n"))
                .containsExactly(
                        "vedette.yml:5:9: services[0].endpoints[0].intervall: unknown key — did you mean \"interval\"?");
    }

    @Test
    void allProblemsAreSaidAtOnceInTheOrderOfTheFile() {
        assertThat(problems(Texts.resource("every-problem.yml")))
                .containsExactlyElementsOf(
                        Texts.resource("every-problem.txt").lines().toList());
    }

    @Test
    void aMisspeltSectionHidesNothingOfWhatStandsInIt() {
        assertThat(problems("""
                slo:
                  - { name: up, indicator: availability, objective: 99.9% }
                services: [{ name: a, slos: [up], endpoints: [{ url: "http://a", timeout: 1x }] }]
                """))
                .containsExactly(
                        "vedette.yml:1:1: slo: unknown key — did you mean \"slos\"?",
                        "vedette.yml:3:75: services[0].endpoints[0].timeout: \"1x\" — expected a duration such as 250ms, 10s, 5m, 2h or 14d");
    }

    @Test
    void aKeyAsAnotherProgramCallsItIsReadAsWhatItIsHere() {
        assertThat(problems("services: [{ name: a, endpoints: [{ target: \"http://a\", scrape_timeout: 1m }] }]"))
                .containsExactly(
                        "vedette.yml:1:37: services[0].endpoints[0].target: unknown key — here it is \"url\"",
                        "vedette.yml:1:57: services[0].endpoints[0].scrape_timeout: unknown key — here it is \"timeout\"",
                        "vedette.yml:1:73: services[0].endpoints[0].timeout: 1m is longer than the interval — expected at most 10s");
    }

    @Test
    void tenThousandReferencesToNothingAreSaidInTime() {
        StringBuilder text = new StringBuilder("services:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  - { name: s%d, slos: [none], depends_on: [x%d], endpoints: [{ url: \"http://a\" }] }\n"
                    .formatted(i, i));
        }

        assertThat(problems(text.toString())).hasSize(10_000);
    }

    @Test
    void aMisspeltFieldOfADeploymentIsSaidNowAndNotWhenItIsNeeded() {
        assertThat(problems("""
                rollbacks:
                  - name: r
                    github_workflow:
                      { repository: a/b, workflow: w, token: t, inputs: { v: "{{ deployment.previuos_version }}" } }
                """))
                .singleElement()
                .asString()
                .contains("inputs.v")
                .contains("unknown name \"deployment.previuos_version\", expected one of deployment.id");
    }

    @Test
    void aBrokenListOfNamesMakesNoReferenceAProblem() {
        assertThat(problems("""
                slos: 99.9%
                services: [{ name: a, slos: [up], endpoints: [{ url: "http://a" }] }]
                """)).containsExactly("vedette.yml:1:7: slos: a single value — expected a list of: slo");
    }

    @Test
    void aMistakeInAnAliasIsSaidOnce() {
        assertThat(problems("""
                services:
                  - name: a
                    endpoints:
                      - { url: "http://a", expect: &e { status: 99 } }
                      - { url: "http://b", expect: *e }
                """)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        url: https://u:secret@a/        | …@a/" — expected no credentials in a URL: they have keys of their own
        url: htps://a                   | did you mean https?
        url: tcp://a                    | expected tcp://host:port and nothing after it
        url: http://-dashes-/           | expected a host name or address after //
        url: http://1.2.3.4.5/          | expected a host name or address after //
        url: http://two..dots/          | expected a host name or address after //
        url: icmp://my_db:80            | expected icmp://host and nothing after it
        url: grpc://my_db               | expected grpc://host:port and nothing after it
        url: tcp://my_db                | expected tcp://host:port and nothing after it
        url: http://a:99999/            | a port up to 65535
        url: health                     | expected a URL such as https://
        url:                            | endpoints[0].url: nothing — expected a URL
        interval: 10                    | expected a duration such as 250ms, 10s, 5m, 2h or 14d
        interval: 1ms                   | expected 100ms to 1d
        timeout: 11s                    | 11s is longer than the interval — expected at most 10s
        method: Get                     | did you mean "GET"?
        method: BREW                    | expected one of GET, HEAD, POST
        body_limit: 1GB                 | expected a size such as 512kB or 1MB, at most 64MB
        body_limit: 100MB               | expected a size such as 512kB or 1MB, at most 64MB
        version: X-Version              | expected header X-Version, or json /version
        expect: { latency: 2s }         | expected < and a duration, such as < 2s
        expect: { certificate: "> 1d" } | certificate: means nothing for http — leave it out
        expect: { status: 99 }          | expected a status such as 200, 2xx or 200-299
        expect: { status: 299-200 }     | expected the smaller status first
        expect: { status: [] }          | an empty list
        expect: { json: { status: UP }} | expected a JSON pointer such as /status/db
        expect: { response_time: 2s }   | here it is latency
        conditions: []                  | here it is expect
        scrape_interval: 1m             | here it is "interval"
        headers: { "a b": c }           | expected a header name
        headers: { a: [b] }             | a list — expected a text on one line
        tls: { ca_file: /none.pem }     | tls: means nothing for http — leave it out
        name: ""                        | expected a text on one line
        interval: !!int 1m              | the tag
        interval: [1m]                  | a list — expected a duration
        """)
    void anEndpointKnowsWhatItExpects(String line, String said) {
        String url = line.startsWith("url") ? "" : "        url: http://a\n";

        assertThat(String.join("\n", problems("services:\n  - name: a\n    endpoints:\n      - " + line + "\n" + url)))
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        slos: [{ name: s, indicator: availabilty, objective: 99% }]          | did you mean "availability"?
        slos: [{ name: s, indicator: latency < 0s, objective: 99% }]         | expected availability, or latency <
        slos: [{ name: s, indicator: availability, objective: 99.9 }]        | expected a percentage between 0% and 100%
        slos: [{ name: s, indicator: availability, objective: 100% }]        | expected a percentage between 0% and 100%
        slos: [{ name: s, indicator: availability, objective: 0.0% }]        | expected a percentage between 0% and 100%
        slos: [{ name: s, indicator: availability, objective: 90% }]         | it needs more than 14.4 x 10% = 144% of the probes to be bad
        slos: [{ name: s, indicator: availability, objective: 99%, window: 1d }] | expected 7d to 90d
        slos: [{ name: s, indicator: ttfb > 1s, objective: 99% }]            | expected availability, or latency <
        slos: [{ name: s, indicator: availability, objective: 99%, window: calendar year }] | expected 7d to 90d, or calendar week
        slos: [{ name: s, indicator: availability, objective: 99%, window: calendar week, time_zone: Mars }] | expected a time zone such as
        slos: [{ name: s, indicator: availability, objective: 99%, time_zone: UTC }] | means nothing for a window that begins at no midnight
        slos: [{ name: s, indicator: availability, objective: 99%, slice: 5m }] | means nothing for occurrences
        slos: [{ name: s, indicator: availability, objective: 99%, budgeting: timeslices, slice: 7m }] | page-fast's windows are no whole slices of 7m
        slos: [{ name: s, indicator: availability, objective: 99%, goal: 9% }] | here it is "objective"
        slos: [{ name: s, indicator: availability, objective: 99%, weights: { a: 0 } }] | expected a whole number from 1 to 1000
        slos: [{ name: s, indicator: availability, objective: 99%, alerting: [{ long: 1h, short: 2h, factor: 2, severity: warning }] }] | 2h is not shorter than long
        slos: [{ name: s, indicator: availability, objective: 99%, alerting: [{ long: 330s, factor: 2, severity: warning }] }] | 5m30s is not in whole minutes
        slos: [{ name: s, indicator: availability, objective: 99%, alerting: [{ long: 1h, factor: 101, severity: warning }] }] | warning-1h can never fire: it needs more than 101 x 1% = 101%
        slos: [{ name: s, indicator: availability, objective: 99%, alerting: [{ long: 1h, factor: 2, severity: info }] }] | expected one of critical, warning
        slos: [{ name: s, indicator: availability, objective: 99%, alerting: [{ long: 1h, factor: 2, severity: warning }, { long: 1h, factor: 3, severity: warning }] }] | warning-1h is the name of two rules
        { slos: [{ name: s, indicator: availability, objective: 99%, endpoints: [b] }], services: [{ name: a, slos: [s], endpoints: [{ url: "http://a" }] }] } | is about none of the endpoints of a
        { slos: [{ name: s, indicator: "wait < 100ms", objective: 99% }], services: [{ name: a, slos: [s], endpoints: [{ url: "heartbeat://backup" }] }] } | slos[0].indicator: is about how long a probe takes, and heartbeat://backup of a is a job that reports by itself: nothing of it is timed — expected availability, or freshness
        server: { listen: 9808 }                                             | expected host:port
        server: { listen: "a:99999" }                                        | expected host:port
        server: { tokens: [{ name: t, token: short, role: viewer }] }        | a value that is kept secret — expected a secret of at least 16
        server: { tokens: [{ name: t, token: 0123456789abcdef, role: admin }] } | expected one of viewer, operator
        defaults: { interval: 5s, timeout: 6s }                              | 6s is longer than the interval — expected at most 5s
        defaults: { labels: { service: x } }                                 | not one of Vedette's own
        receivers: [{ name: r, title: "{{ sumary }}", webhook: { url: "http://x" } }] | unknown name "sumary" at character 1
        receivers: [{ name: r }]                                             | has none of slack, teams, discord, telegram, mattermost, google_chat, email, pagerduty, opsgenie, twilio, ntfy, alertmanager, webhook, command — expected at least one
        receivers: [{ name: r, slack: { webhook_url: x } }]                  | a value that is kept secret — expected an http or https URL
        receivers: [{ name: r, webhook: { url: "http://a", secret: x } }]    | a value that is kept secret — expected whsec_
        rollbacks: [{ name: r, github_workflow: { repository: a, workflow: w, token: t } }] | expected owner/repository
        rollbacks: [{ name: r, webhook: { url: "http://a" } }]               | webhook.secret: is missing
        rollbacks: [{ name: r, kubernetes: { name: web } }]                  | kubernetes: has none of token, token_file — expected exactly one
        rollbacks: [{ name: r, kubernetes: { name: web, token_file: gone } }] | the file is not there — expected a file of one line with the secret at this path
        rollbacks: [{ name: r }]                                             | has none of github_workflow, gitlab_pipeline, vercel, netlify, argocd, kubernetes, argo_rollouts, command, webhook — expected exactly one
        routes: { receiver: r }                                              | there is no receiver "r"
        routes: { }                                                          | routes.receiver: is missing
        receivers: [{ name: a, webhook: { url: "http://a" } }, { name: b, webhook: { url: "http://b" } }] | expected who of these 2 receivers
        alerting: {}                                                         | here it is receivers and routes
        services: [{ name: a }]                                              | has none of endpoints, discovery
        services: [{ name: a b, endpoints: [{ url: "http://a" }] }]          | expected a name of letters
        services: [{ name: a, endpoints: [{ url: "http://a?1" }, { url: "http://a?2" }] }] | is called as another endpoint of this service
        services: [3]                                                        | services[0]: a single value — expected keys: name
        """)
    void everySectionKnowsWhatItExpects(String text, String said) {
        assertThat(String.join("\n", problems(text))).contains(said);
    }

    @Test
    void anObjectiveThatASingleProbeWouldExceedIsWarnedAboutOnceWithTheArithmetic() {
        assertThat(objectiveProbedEvery("1m", "a", "b"))
                .containsOnlyOnce(
                        "slos[0].objective: one bad probe of the 60 that are due in 1h would be over page-fast: it is more than 14.4 x 0.1% = 1.44% of them"
                                + " — its alert waits for 4 bad ones, which chance does not make; probe at least every 51s, lower the objective, or give it alerting"
                                + " over longer windows");
        assertThat(objectiveProbedEvery("30s", "a")).doesNotContain("slos[0]");
    }

    @Test
    void anObjectiveOverHowLongAProbeTakesIsWarnedAboutWhereAJobThatReportsByItselfIsOneOfItsEndpoints() {
        String text = """
                slos: [{ name: s, indicator: "latency < 1s", objective: 99% }]
                services: [{ name: a, slos: [s], endpoints: [{ url: "heartbeat://backup" }, { url: "http://a" }] }]
                """;

        assertThat(ConfigurationReader.read("vedette.yml", text, new FakeEnvironment())
                        .problems()
                        .toString())
                .contains(
                        "heartbeat://backup of a is a job that reports by itself: nothing of it is timed — give the objective `endpoints` that leave it out");
    }

    @Test
    void aRuleThatHasTooFewProbesToEverFireIsWarnedAbout() {
        assertThat(objectiveProbedEvery("1h", "a"))
                .contains("page-fast can never fire where 1 probe is due in 1h: only 2 bad ones would be no chance");
    }

    private static String objectiveProbedEvery(String interval, String... services) {
        var text = new StringBuilder("slos: [{ name: s, indicator: availability, objective: 99.9% }]\nservices:\n");
        for (String service : services) {
            text.append("  - { name: " + service + ", slos: [s], endpoints: [{ url: \"http://a\", interval: " + interval
                    + " }] }\n");
        }
        return ConfigurationReader.read("vedette.yml", text.toString(), new FakeEnvironment())
                .problems()
                .toString();
    }

    @Test
    void aPasswordIsNotToGoOverTheWireInPlainText() {
        String email = """
                receivers:
                  - name: r
                    email:
                      to: [a@example.org]
                      from: b@example.org
                      smtp: { host: HOST, starttls: none, username: u, password: p }
                """;

        assertThat(problems(email.replace("HOST", "mail.example.org")))
                .singleElement()
                .asString()
                .contains("would send the password in plain text");
        assertThat(problems(email.replace("HOST", "localhost")))
                .as("the relay of this host is no exception: such a login is never sent, and the page with it")
                .hasSize(1);
    }

    @Test
    void namesAreGivenOnce() {
        assertThat(problems(SERVICE + "  - { name: a, endpoints: [{ url: \"http://b\" }] }\n"))
                .containsExactly(
                        "vedette.yml:5:13: services[1].name: is the name of another service — the first is at vedette.yml:2:11");
    }

    @Test
    void warningsAloneDoNotRejectAnything() {
        Reading reading = Texts.read("server: { listen: \":9808\" }", new FakeEnvironment());

        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(reading.problems())
                .extracting(Object::toString)
                .isEqualTo(
                        List.of(
                                "vedette.yml: warning: services: is missing — nothing will be watched",
                                "vedette.yml: warning: receivers: is missing — nobody will be told of any alert",
                                "vedette.yml:1:19: warning: server.listen: listens beyond this host without any tokens — nobody can read from elsewhere until server.tokens has one"));
    }
}
