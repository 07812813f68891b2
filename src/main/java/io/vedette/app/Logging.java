package io.vedette.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import java.util.Objects;

/**
 * How the process logs: one line an event on standard error, {@code VEDETTE_LOG_FORMAT=json} for one JSON object a line, {@code VEDETTE_LOG_LEVEL} for
 * another level. Logback finds it by itself. In Java and not in XML, whose readers are four hundred classes that nothing else needs; a file that
 * {@code -Dlogback.configurationFile} names comes first.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%replace( %kvp){'^ $', ''}%n%ex";

    private static final Map<String, Level> OF_OTHERS = Map.of(
            "io.netty", Level.WARN,
            "io.vertx", Level.WARN,
            // It calls a reset connection an error without saying whose; our own lines say it with the receiver or the
            // target.
            "io.vertx.core.net.impl.ConnectionBase", Level.OFF,
            // It tells in two stack traces that its library cannot be unpacked; our own line says what to do.
            "org.sqlite", Level.OFF,
            // It says that public servers are asked where none is listed, and they are not.
            "io.netty.resolver.dns.DefaultDnsServerAddressStreamProvider", Level.ERROR,
            // It warns that Vert.x registers a gauge of its own twice.
            "io.micrometer.core.instrument.MeterRegistry", Level.ERROR,
            // It repeats what a relay says to a failed login, and a relay may repeat the password; our own line says it
            // without.
            "io.vertx.ext.mail", Level.ERROR);

    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        if (System.getProperty("logback.configurationFile") != null
                || Logging.class.getResource("/logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        arrange(logs);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Sets {@code logs} up as those of the daemon are. */
    public static void arrange(LoggerContext logs) {
        var lines = new ConsoleAppender<ILoggingEvent>();
        lines.setContext(logs);
        lines.setTarget("System.err");
        lines.setEncoder(encoder(logs));
        lines.start();
        OF_OTHERS.forEach((name, level) -> logs.getLogger(name).setLevel(level));
        var root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(wish("VEDETTE_LOG_LEVEL"), Level.INFO));
        root.addAppender(lines);
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext logs) {
        Encoder<ILoggingEvent> encoder = "json".equals(wish("VEDETTE_LOG_FORMAT")) ? json() : line();
        encoder.setContext(logs);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json() {
        var encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private static Encoder<ILoggingEvent> line() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(LINE);
        return encoder;
    }

    private static String wish(String name) {
        String property = System.getProperty(name);
        return Objects.requireNonNullElse(property == null ? System.getenv(name) : property, "");
    }
}
