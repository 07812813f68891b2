package io.vedette.adopt.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlackboxTest {
    private static final String JOB = """
            scrape_configs:
              - job_name: shop
                metrics_path: /probe
                params: { module: [it] }
                static_configs: [{ targets: ["%s"] }]
                relabel_configs:
                  - { source_labels: [__address__], target_label: __param_target }
                  - { source_labels: [__param_target], target_label: instance }
                  - { target_label: __address__, replacement: "127.0.0.1:9115" }
            """;

    @TempDir
    private Path directory = Path.of("");

    private Imported imported(String modules, String prometheus) throws IOException {
        Path exporter = Files.writeString(directory.resolve("blackbox.yml"), modules);
        Path jobs = Files.writeString(directory.resolve("prometheus.yml"), prometheus);
        return Imported.of(Blackbox.adopt(exporter, jobs));
    }

    private Imported probed(String target, String module) throws IOException {
        return imported("modules: { it: " + module + " }\n", JOB.replace("%s", target));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "https://a.example.org => { prober: http }                                             => - url: https://a.example.org",
                "a.example.org         => { prober: http }                                             => - url: http://a.example.org",
                "https://a.example.org => { prober: http, http: { valid_status_codes: [200, 301] } }   => status: [200, 301]",
                "https://a.example.org => { prober: http, http: { follow_redirects: true } }           => redirects: 10",
                "https://a.example.org => { prober: http, http: { method: POST, body: '{}' } }         => method: POST",
                "https://a.example.org => { prober: http, http: { valid_http_versions: [HTTP/2.0] } }  => http_version: 2",
                "https://a.example.org => { prober: http, http: { compression: gzip } }                => compression: true",
                "https://a.example.org => { prober: http, http: { body_size_limit: 5MB } }             => body_limit: 5MB",
                "https://a.example.org => { prober: http, http: { tls_config: { insecure_skip_verify: true } } } => insecure_skip_verify: true",
                "http://a.example.org  => { prober: http, http: { proxy_url: 'http://p.example.org:3128' } }     => url: http://p.example.org:3128",
                "https://a.example.org => { prober: http, http: { preferred_ip_protocol: ip4, ip_protocol_fallback: false } } => address_family: ipv4",
                "https://a.example.org => { prober: http, http: { fail_if_body_not_matches_regexp: [up] } }      => body_matches: up",
                "https://a.example.org => { prober: http, http: { fail_if_body_matches_regexp: [down] } }        => cel: \"!body.matches(\\\"down\\\")\"",
                "https://a.example.org => { prober: http, http: { fail_if_header_not_matches: [{ header: Server, regexp: nginx }] } } => Server: \"~ nginx\"",
                "https://a.example.org => { prober: http, http: { fail_if_body_json_not_matches_cel: \"body.a == 'body'\" } } => cel: \"json.a == 'body'\"",
                "a.example.org:22      => { prober: tcp }                                              => - url: tcp://a.example.org:22",
                "a.example.org:993     => { prober: tcp, tcp: { tls: true } }                          => tls: {}",
                "a.example.org:22      => { prober: tcp, tcp: { query_response: [{ expect: '^SSH-2.0-' }] } }     => - expect: \"^SSH-2.0-\"",
                "a.example.org:25      => { prober: tcp, tcp: { query_response: [{ send: \"QUIT\\r\" }] } }       => - send: \"QUIT\\r\\n\"",
                "10.0.0.1              => { prober: icmp }                                             => - url: icmp://10.0.0.1",
                "2001:db8::1           => { prober: icmp }                                             => - url: \"icmp://[2001:db8::1]\"",
                "8.8.8.8               => { prober: dns, dns: { query_name: example.org, query_type: MX } }       => - url: \"dns://8.8.8.8/example.org?type=MX\"",
                "8.8.8.8:53            => { prober: dns, dns: { query_name: no.example.org, query_type: A, valid_rcodes: [NXDOMAIN] } } => rcode: NXDOMAIN",
                "a.example.org:50051   => { prober: grpc, grpc: { service: shop } }                    => service: shop",
                "a.example.org:443     => { prober: grpc, grpc: { tls: true } }                        => - url: grpcs://a.example.org:443",
                "wss://a.example.org   => { prober: websocket, websocket: { query_response: [{ send: hi }] } }    => send: hi",
                "https://a.example.org => { prober: http, http: { authorization: { type: Token, credentials: abc } } } => Authorization: \"Token ${file:a_example_org_credentials}\"",
                "https://a.example.org => { prober: http, timeout: 2s }                                => timeout: 2s",
            })
    void whatAModuleMakesOfATargetIsAnEndpoint(String target, String module, String line) throws IOException {
        Imported imported = probed(target.strip(), module.strip());

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml().lines().map(String::strip)).contains(line.strip());
        assertThat(imported.services()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "https://a.example.org => { prober: http, http: { tls_config: { min_version: TLS10 } } } => tls_config.min_version: TLS10",
                "a.example.org:443     => { prober: tcp, tcp: { tls: true, tls_config: { min_version: TLS11 } } } => tls_config.min_version: TLS11",
                "8.8.8.8               => { prober: dns, dns: { query_name: a.org, query_type: A, validate_answer_rrs: { fail_if_matches_regexp: [x] } } } => dns.validate_answer_rrs",
                "8.8.8.8               => { prober: dns, dns: { query_name: a.org, query_type: A, transport_protocol: tcp } } => dns.transport_protocol",
                "10.0.0.1              => { prober: icmp, icmp: { ttl: 5 } }                           => icmp.ttl",
                "a.example.org:1       => { prober: tcp, tcp: { query_response: [{ expect: 'PING (.*)', send: 'PONG ${1}' }] } } => query_response[0]",
                "https://a.example.org => { prober: http, http: { fail_if_ssl: true } }                => http.fail_if_ssl",
                "http://a.example.org  => { prober: http, http: { fail_if_not_ssl: true } }            => http.fail_if_not_ssl",
                "https://a.example.org => { prober: http, http: { valid_http_versions: [HTTP/3.0] } }  => http.valid_http_versions",
                "https://a.example.org => { prober: http, http: { valid_status_codes: [999] } }        => http.valid_status_codes",
                "https://a.example.org => { prober: http, http: { fail_if_body_not_matches_regexp: ['('] } }      => body_matches",
            })
    void whatDoesNotComeOverIsNamed(String target, String module, String path) throws IOException {
        Imported imported = probed(target.strip(), module.strip());

        assertThat(imported.losses()).singleElement().asString().contains(path.strip());
        assertThat(imported.services()).hasSize(1);
    }

    @Test
    void aProberThatVedetteHasNotIsOneLossAndNoService() throws IOException {
        Imported imported = probed("/run/x.sock", "{ prober: unix }");

        assertThat(imported.losses()).singleElement().asString().contains(":1:16: modules.it: the prober unix");
        assertThat(imported.services()).isEmpty();
    }

    @Test
    void jobsGiveIntervalTimeoutAndLabelsAndEveryTargetIsAService() throws IOException {
        Imported imported = imported("modules: { web: { prober: http, timeout: 5s }, ssh: { prober: tcp } }\n", """
                global: { scrape_interval: 15s, scrape_timeout: 4s }
                scrape_configs:
                  - { job_name: node, static_configs: [{ targets: ["localhost:9100"] }] }
                  - job_name: shop
                    metrics_path: /probe
                    params: { module: [web] }
                    static_configs:
                      - { targets: ["https://a.example.org/health", "https://b.example.org"], labels: { team: web, service: x } }
                      - { targets: ["b.example.org:22"], labels: { module: ssh } }
                    relabel_configs:
                      - { source_labels: [module], target_label: __param_module }
                      - { target_label: region, replacement: eu }
                  - { job_name: slow, metrics_path: /probe, scrape_interval: 1m, scrape_timeout: 30s, params: { module: [web] }, static_configs: [{ targets: ["https://b.example.org"] }] }
                """);

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.services())
                .containsExactly("a.example.org-health", "b.example.org", "b.example.org-22", "b.example.org-slow");
        assertThat(imported.yaml()).contains("""
                        defaults:
                          interval: 15s
                          timeout: 3s500ms
                        """).contains("""
                          - name: b.example.org
                            labels:
                              job: shop
                              team: web
                              exported_service: x
                              region: eu
                            endpoints:
                              - url: https://b.example.org
                                redirects: 10
                        """).contains("""
                              - url: https://b.example.org
                                redirects: 10
                                interval: 1m
                                timeout: 5s
                        """);
    }

    @Test
    void whatPrometheusDiscoversVedetteDiscovers() throws IOException {
        Imported imported = imported("modules: { web: { prober: http }, ping: { prober: icmp } }\n", """
                scrape_configs:
                  - { job_name: fleet, metrics_path: /probe, params: { module: [web] }, file_sd_configs: [{ files: ["targets/*.json"] }] }
                  - { job_name: hosts, metrics_path: /probe, params: { module: [ping] }, http_sd_configs: [{ url: "https://inventory.example.org/t" }] }
                  - { job_name: pods, metrics_path: /probe, params: { module: [web] }, kubernetes_sd_configs: [{ role: pod }] }
                """);

        assertThat(imported.yaml())
                .contains("files: [\"" + directory.toAbsolutePath().resolve("targets/*.json") + "\"]")
                .contains(
                        "url: \"{{ address }}\"", "url: \"icmp://{{ host }}\"", "url: https://inventory.example.org/t");
        assertThat(imported.losses()).singleElement().asString().contains("scrape_configs[2].kubernetes_sd_configs");
        imported.configuration();
    }

    @Test
    void withoutTargetsTheModulesAreThereForPrometheusToGoOnAsking() throws IOException {
        Path exporter = Files.writeString(directory.resolve("blackbox.yml"), """
                modules:
                  http_2xx: { prober: http }
                  private_ca: { prober: http, http: { tls_config: { server_name: a.example.org } } }
                  ssh_banner: { prober: tcp, tcp: { query_response: [{ expect: "^SSH-2.0-" }] } }
                  dns: { prober: dns, dns: { query_name: example.org, query_type: A } }
                """);

        Imported imported = Imported.of(Blackbox.adopt(exporter, null));

        assertThat(imported.configuration().server().blackbox().modules())
                .containsOnlyKeys("http_2xx", "private_ca", "ssh_banner");
        assertThat(imported.losses())
                .satisfiesExactly(
                        loss -> assertThat(loss).contains("modules: no targets", "--targets"),
                        loss -> assertThat(loss).contains(":5:", "modules.dns"));
    }

    @Test
    void secretsStayOutside() throws IOException {
        Imported imported = probed("https://a.example.org/?token=verysecret1", """
                { prober: http, http: {
                  basic_auth: { username: u, password: verysecret2 }, body: '{"password": "verysecret3"}',
                  http_headers: { X-Api-Key: { secrets: [verysecret4] }, X-Other: { files: [/etc/key] } },
                  proxy_url: "http://u:verysecret5@p.example.org:3128" } }""");

        assertThat(imported.yaml()).doesNotContain("verysecret");
        assertThat(imported.losses()).isEmpty();
        assertThat(imported.needs())
                .containsExactlyInAnyOrder(
                        "file a.example.org_url".replace('.', '_'),
                        "file a_example_org_password",
                        "file a_example_org_body",
                        "file x_api_key",
                        "file /etc/key",
                        "file a_example_org_proxy_password");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThat(Blackbox.adopt(directory.resolve("none.yml"), null)).isInstanceOf(Adoption.Unreadable.class);
    }
}
