package io.vedette.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.Configuration;
import io.vedette.config.ConfigurationReader;
import io.vedette.config.FakeEnvironment;
import io.vedette.config.Reading;
import io.vedette.monitor.ServicePlan;
import java.util.List;
import java.util.Objects;

/** What an import came to, read by the daemon's own reader with all that it needs in place. */
public record Imported(Adoption.Adopted adopted) {
    private static final String ANYTHING = "https://anything.example.org/0123456789";

    public static Imported of(Adoption adoption) {
        assertThat(adoption).isInstanceOf(Adoption.Adopted.class);
        return new Imported((Adoption.Adopted) adoption);
    }

    public Configuration configuration() {
        return configuration(new FakeEnvironment());
    }

    /** With files that the source names and an import only mentions. */
    public Configuration configuration(FakeEnvironment environment) {
        return switch (read(environment)) {
            case Reading.Read read -> read.configuration();
            case Reading.Rejected rejected -> throw new AssertionError(rejected.problems() + "\n" + adopted.yaml());
        };
    }

    private Reading read(FakeEnvironment environment) {
        for (Need need : adopted.needs()) {
            String value = need.value() == null ? ANYTHING : need.value().reveal();
            String file = need.file();
            if (file == null) {
                environment.variable(need.words().replace("variable ", ""), value);
            } else {
                environment.file(file, value);
            }
        }
        return ConfigurationReader.read("vedette.yml", adopted.yaml(), environment);
    }

    public List<String> services() {
        return configuration().services().stream().map(ServicePlan::name).toList();
    }

    public List<String> losses() {
        return adopted.losses().stream().map(Loss::toString).toList();
    }

    public List<String> needs() {
        return adopted.needs().stream().map(Need::words).toList();
    }

    /** The line of the configuration that has this key, without it. */
    public String line(String key) {
        return adopted.yaml()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    public String yaml() {
        return Objects.requireNonNull(adopted.yaml());
    }
}
