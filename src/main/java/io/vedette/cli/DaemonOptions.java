package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.app.TokenFile;
import io.vedette.cli.client.DaemonClient;
import io.vedette.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which daemon is asked, and by what right. A token is never an argument: arguments are for everybody on the host to read. */
final class DaemonOptions {
    private static final String USUAL = "http://127.0.0.1:9808";
    private static final int USUAL_PORT = 9808;
    private static final int LARGEST_TOKEN = 4_096;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the daemon answers (default: VEDETTE_URL, or " + USUAL + ").")
    private @Nullable String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a token for the daemon (default: VEDETTE_TOKEN, or the file that a daemon on "
                    + "this host wrote for its own user).")
    private @Nullable Path tokenFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    DaemonClient client(Map<String, String> variables) {
        String written = url != null ? url : variables.getOrDefault("VEDETTE_URL", "");
        URI base = base(written.isBlank() ? USUAL : written.strip());
        return new DaemonClient(base, token(base, variables));
    }

    private URI base(String text) {
        try {
            URI base = new URI(text.replaceAll("/+$", ""));
            boolean web = Set.of("http", "https").contains(String.valueOf(base.getScheme()));
            if (web && base.getHost() != null && base.getQuery() == null && base.getFragment() == null) {
                return base;
            }
        } catch (URISyntaxException notAUrl) {
            // said below, together with every other text that is no address
        }
        throw misunderstood("expected a URL such as " + USUAL + " for the daemon, found '" + text + "'");
    }

    private @Nullable Secret token(URI base, Map<String, String> variables) {
        if (tokenFile != null) {
            return read(tokenFile);
        }
        String given = variables.getOrDefault("VEDETTE_TOKEN", "").strip();
        if (!given.isEmpty()) {
            return printable(given, "VEDETTE_TOKEN");
        }
        int port = base.getPort() == -1 ? USUAL_PORT : base.getPort();
        return isThisHost(base.getHost()) ? TokenFile.find(port, variables).orElse(null) : null;
    }

    /** The daemon's own token is for this host alone: it is never offered to another. */
    private static boolean isThisHost(String host) {
        return host.equals("localhost") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}") || host.equals("[::1]");
    }

    private Secret read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return printable(new String(in.readNBytes(LARGEST_TOKEN), UTF_8).strip(), file.toString());
        } catch (IOException unreadable) {
            throw misunderstood("cannot read a token from " + file + " ("
                    + unreadable.getClass().getSimpleName() + "): check its name and its owner");
        }
    }

    private Secret printable(String token, String where) {
        if (token.isEmpty() || token.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw misunderstood("expected a token of visible ASCII characters in " + where);
        }
        return new Secret(token);
    }

    private ParameterException misunderstood(String sentence) {
        return new ParameterException(Objects.requireNonNull(command.commandLine()), sentence);
    }
}
