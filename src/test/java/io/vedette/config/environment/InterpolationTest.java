package io.vedette.config.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.FakeEnvironment;
import io.vedette.config.environment.Interpolation.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterpolationTest {
    private final FakeEnvironment environment = new FakeEnvironment()
            .variable("NAME", "checkout")
            .variable("EMPTY", "")
            .variable("DOLLAR", "${NAME}$1")
            .file("conf/token", "secret\n")
            .file("/run/token", "absolute")
            .unusable("conf/locked", "may not be read by this user");

    @ParameterizedTest
    @CsvSource(nullValues = "nothing", textBlock = """
        plain,                       plain
        ${NAME},                     checkout
        a-${NAME}-b-${NAME},         a-checkout-b-checkout
        ${NONE:-other},              other
        ${NAME:-other},              checkout
        ${EMPTY:-other},             other
        x${EMPTY}y,                  xy
        ${NONE:-},                   ''
        ${NONE:-http://a:1/},        http://a:1/
        ${file:token},               secret
        ${file:/run/token},          absolute
        $${NAME},                    ${NAME}
        $$${NAME},                   $${NAME}
        ${DOLLAR},                   ${NAME}$1
        $NAME and $,                 $NAME and $
        {{ deployment.version }},    {{ deployment.version }}
        """)
    void placeholdersAreFilledOnce(String text, String filled) {
        assertThat(in("conf").of(text)).isInstanceOfSatisfying(Result.Value.class, value -> assertThat(value.text())
                .isEqualTo(filled));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ${NONE}          | the variable NONE is not set
        ${file:none}     | the file conf/none is not there
        ${file:locked}   | the file conf/locked may not be read by this user
        ${NAME           | a ${ without its }
        ${a b}           | ${…} with something else than a name
        ${}              | ${…} with something else than a name
        """)
    void whatCannotBeFilledSaysWhy(String text, String why) {
        assertThat(in("conf").of(text)).isInstanceOfSatisfying(Result.Failed.class, failed -> assertThat(failed.found())
                .isEqualTo(why));
    }

    @Test
    void aCredentialOfSystemdComesFirst() {
        environment
                .variable("CREDENTIALS_DIRECTORY", "/run/credentials/vedette")
                .file("/run/credentials/vedette/token", "from systemd");

        assertThat(in("conf").of("${file:token}")).isEqualTo(new Result.Value("from systemd", true));
    }

    @Test
    void whatSystemdDoesNotHaveStandsBesideTheConfiguration() {
        environment.variable("CREDENTIALS_DIRECTORY", "/run/credentials/vedette");

        assertThat(in("conf").of("${file:token}")).isEqualTo(new Result.Value("secret", true));
    }

    private Interpolation in(String directory) {
        return new Interpolation(environment, Path.of(directory));
    }
}
