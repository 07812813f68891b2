package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class LoggingTest {
    private final LoggerContext logs = new LoggerContext();

    @Test
    void logbackFindsIt() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(Logging.class);
    }

    @Test
    void aTestsOwnConfigurationComesFirst() {
        var logging = new Logging();
        logging.setContext(logs);

        assertThat(logging.configure(logs)).isEqualTo(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(logs.getLogger("ROOT").iteratorForAppenders().hasNext()).isFalse();
    }

    @Test
    void otherPeoplesLibrariesAreHeardWhenSomethingIsWrong() {
        Logging.arrange(logs);

        assertThat(logs.getLogger("ROOT").getLevel()).isEqualTo(Level.INFO);
        assertThat(logs.getLogger("io.netty.channel").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(logs.getLogger("io.vertx.ext.mail.MailClient").getEffectiveLevel())
                .isEqualTo(Level.ERROR);
    }
}
