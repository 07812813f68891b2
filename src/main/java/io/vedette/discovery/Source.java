package io.vedette.discovery;

import io.vedette.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What gives a list of targets. */
public sealed interface Source {
    /** How often it is looked at, whatever seems to have changed. */
    Duration refresh();

    /** Its kind, as the configuration calls it. */
    String kind();

    /** Where it is, for people: nothing secret. */
    String place();

    /** Files, which are also looked at soon after they change. */
    record Files(List<FilePattern> files, boolean plain, Duration refresh) implements Source {
        public Files {
            files = List.copyOf(files);
        }

        @Override
        public String kind() {
            return plain ? "list" : "file_sd";
        }

        @Override
        public String place() {
            return files.stream().map(FilePattern::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * A server that is asked.
     *
     * @param timeout from the connection to the last byte
     * @param authorities certificates that are trusted instead of the system's
     */
    record Http(
            URI url,
            Map<String, Secret> headers,
            Duration timeout,
            @Nullable Path authorities,
            Duration refresh) implements Source {
        public Http {
            headers = Map.copyOf(headers);
        }

        @Override
        public String kind() {
            return "http_sd";
        }

        @Override
        public String place() {
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            return url.getScheme() + "://" + url.getHost() + port + (url.getRawPath() == null ? "" : url.getRawPath());
        }
    }

    /** What DNS is asked for. */
    enum RecordType {
        SRV,
        A,
        AAAA
    }

    /**
     * Names that DNS is asked for.
     *
     * @param port of addresses; 0 for SRV, which has its own
     */
    record Dns(List<String> names, RecordType type, int port, Duration refresh) implements Source {
        public Dns {
            names = List.copyOf(names);
        }

        @Override
        public String kind() {
            return "dns_sd";
        }

        @Override
        public String place() {
            return type + " " + String.join(", ", names);
        }
    }
}
