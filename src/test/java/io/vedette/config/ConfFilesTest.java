package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.Type;
import io.vedette.probe.world.Authority;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every file in {@code conf/} is what it promises to be. */
final class ConfFilesTest {
    private static final X509Bundle CLIENT = new Authority("CA").issue(wish -> wish);
    private static final FakeEnvironment SECRETS = new FakeEnvironment()
            .variable("SMTP_PASSWORD", "p")
            .file("conf/examples/slack_webhook", "https://hooks.slack.example/x")
            .file("conf/examples/github_token", "t")
            .file("/var/run/secrets/kubernetes.io/serviceaccount/token", "t")
            .file("conf/deadman_url", "https://deadman.example.org/ping/7")
            .file("conf/deploy_token", "0123456789abcdef")
            .file("conf/github_hook", "0123456789abcdef")
            .file("conf/backup_token", "0123456789abcdef")
            .file("conf/slack_webhook", "https://hooks.slack.example/x")
            .file("conf/slack_token", "xoxb-t")
            .file("conf/smtp_password", "p")
            .file("conf/webhook_secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            .file("conf/redis_password", "p")
            .file("conf/examples/postgres_password", "p")
            .file("conf/examples/redis_password", "p")
            .file("conf/examples/smtp_password", "p")
            .file("conf/postgres_password", "p")
            .file("conf/github_token", "t")
            .file("conf/gitlab_token", "t")
            .file("conf/vercel_token", "t")
            .file("conf/netlify_token", "t")
            .file("conf/pagerduty_key", "t")
            .file("conf/opsgenie_key", "t")
            .file("conf/teams_webhook", "https://hooks.example.org/x")
            .file("conf/discord_webhook", "https://hooks.example.org/x")
            .file("conf/telegram_token", "t")
            .file("conf/mattermost_webhook", "https://hooks.example.org/x")
            .file("conf/google_chat_webhook", "https://hooks.example.org/x")
            .file("conf/ntfy_token", "t")
            .file("conf/twilio_token", "t")
            .file("conf/argocd_token", "t")
            .file("conf/kubernetes_token", "t")
            .file("conf/inventory_token", "t")
            .file("conf/examples/inventory_token", "t")
            .file("conf/ca.pem", CLIENT.getRootCertificatePEM())
            .file("conf/client.pem", CLIENT.getCertificatePathPEM())
            .file("conf/client.key", CLIENT.getPrivateKeyPEM())
            .file("conf/password", "p")
            .file("conf/proxy_password", "p")
            .file("conf/examples/ca.pem", CLIENT.getRootCertificatePEM())
            .file("conf/examples/client.pem", CLIENT.getCertificatePathPEM())
            .file("conf/examples/client.key", CLIENT.getPrivateKeyPEM())
            .file("conf/examples/orders_token", "t")
            .file("conf/examples/orders_client_secret", "s")
            .file("conf/examples/orders_password", "p")
            .file("conf/examples/proxy_password", "p");

    @Test
    void theReferenceLoadsWithoutAnySecretAndWarnsOnlyThatNobodyIsTold() {
        Reading reading = read("conf/vedette.yml", Texts.file("conf/vedette.yml"), new FakeEnvironment());

        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(reading.problems())
                .extracting(Object::toString)
                .isEqualTo(
                        List.of("conf/vedette.yml: warning: receivers: is missing — nobody will be told of any alert"));
    }

    @Test
    void theReferenceLoadsWithEverythingTurnedOn() {
        String everything = Texts.file("conf/vedette.yml")
                .replaceAll("(?m)^( *)#(?=\\S|  )", "$1"); // prose has one space after the #

        Configuration configuration = Texts.accepted(read("conf/vedette.yml", everything, SECRETS));

        assertThat(configuration.rollbacks()).hasSize(8);
        assertThat(configuration.server().tokens()).hasSize(1);
    }

    @Test
    void theReferenceHasEveryKey() {
        Set<String> known = new TreeSet<>();
        collect(ConfigurationReader.shape(), known, new HashSet<>());
        String text = Texts.file("conf/vedette.yml");

        assertThat(known.stream()
                        .filter(key -> !text.matches("(?s).*[^a-z_]" + key + ":.*"))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    @Test
    void theSmallestExampleLoads() {
        Configuration configuration = Texts.accepted(
                read("conf/examples/minimal.yml", Texts.file("conf/examples/minimal.yml"), new FakeEnvironment()));

        assertThat(configuration.services()).hasSize(1);
    }

    @Test
    void theHttpExampleLoadsOnceItsSecretsAreThere() {
        Configuration configuration =
                Texts.accepted(read("conf/examples/http.yml", Texts.file("conf/examples/http.yml"), SECRETS));

        assertThat(configuration.services()).hasSize(4);
    }

    @Test
    void theBackingServicesLoadOnceTheirSecretsAreThere() {
        String text = Texts.file("conf/examples/backing-services.yml");

        Configuration configuration = Texts.accepted(read("conf/examples/backing-services.yml", text, SECRETS));

        assertThat(configuration.services()).hasSize(4);
    }

    @Test
    void theFleetLoadsOnceItsSecretsAreThere() {
        Configuration configuration =
                Texts.accepted(read("conf/examples/fleet.yml", Texts.file("conf/examples/fleet.yml"), SECRETS));

        assertThat(configuration.sources()).hasSize(4);
    }

    @Test
    void theShopLoadsOnceItsSecretsAreThere() {
        Configuration configuration =
                Texts.accepted(read("conf/examples/shop.yml", Texts.file("conf/examples/shop.yml"), SECRETS));

        assertThat(configuration.rollbacks()).hasSize(1);
    }

    @Test
    void theShopWithoutItsSecretsSaysEachThatIsMissing() {
        Reading reading = read("conf/examples/shop.yml", Texts.file("conf/examples/shop.yml"), new FakeEnvironment());

        assertThat(Texts.lines(reading.problems()))
                .contains("the variable SMTP_PASSWORD is not set")
                .contains("the file conf/examples/slack_webhook is not there")
                .contains("the file conf/examples/github_token is not there");
    }

    private static Reading read(String name, String text, FakeEnvironment environment) {
        return ConfigurationReader.read(name, text, environment);
    }

    private static void collect(Type<?> type, Set<String> names, Set<Type<?>> seen) {
        if (type instanceof ListOf<?> list) {
            collect(list.element(), names, seen);
        } else if (type instanceof Shape shape && seen.add(shape)) {
            for (Key<?> key : shape.keys()) {
                names.add(key.name());
                collect(key.type(), names, seen);
            }
        }
    }
}
