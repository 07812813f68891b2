package io.vedette.demo;

import io.vedette.demo.fleet.Fleet;
import io.vedette.demo.fleet.SimulatedService;
import java.net.URI;
import java.util.stream.Collectors;

/** Writes the configuration with which the daemon watches a stage: short enough to be read, and like one that people write. */
final class StageConfiguration {

    private StageConfiguration() {}

    static String of(int port, Credentials credentials, Addresses addresses, Fleet fleet) {
        return """
            # Written by 'vedette demo' for the servers that it started; gone when it ends.
            server:
              listen: 127.0.0.1:%d
              tokens:
                - { name: pipeline, token: "%s", role: operator }

            storage: { url: "sqlite:%s" }

            defaults:
              interval: 2s
              timeout: 1500ms
              labels: { environment: demo }

            slos:
              - { name: availability, indicator: availability, objective: 99.9%%, window: 30d }
              - { name: fast, indicator: latency < 500ms, objective: 95%%, window: 30d }

            receivers:
              - name: oncall
                slack: { webhook_url: "%s" }
                email:
                  to: [oncall@example.org]
                  from: vedette@example.org
                  smtp: { host: 127.0.0.1, port: %d, starttls: required, username: "%s", password: "%s", ca_file: "%s" }

            routes: { receiver: oncall, group_by: [service], group_wait: 0s, group_interval: 10s }

            rollbacks:
              - name: pipeline
                webhook: { url: "%s", secret: "%s" }
                approval: none
                cooldown: 30m

            services:
            """.formatted(
                                port,
                                credentials.token().reveal(),
                                addresses.database(),
                                addresses.chat(),
                                addresses.mailPort(),
                                credentials.mail().username(),
                                credentials.mail().password(),
                                addresses.mailCertificate(),
                                addresses.rollback(),
                                credentials.signing().reveal())
                + fleet.services().stream().map(StageConfiguration::service).collect(Collectors.joining());
    }

    /** Where the receivers stand, and the history is kept. */
    record Addresses(String chat, int mailPort, String mailCertificate, String rollback, String database) {}

    private static String service(SimulatedService service) {
        return """
                  - name: %s
                    labels: { team: %s }
                    slos: [availability, fast]
                    endpoints:
                %s    deployments: { watch: 15m, on_regression: pipeline, mode: automatic }
                """.formatted(
                service.name(),
                service.blueprint().team(),
                service.endpoints().stream().map(StageConfiguration::endpoint).collect(Collectors.joining()));
    }

    private static String endpoint(URI url) {
        String name = url.getPath().substring(1).replace('/', '-');
        return """
                      - name: %s
                        url: %s
                        expect: { status: 200, json: { /status: UP } }
                        version: header X-Version
                """.formatted(name, url);
    }
}
