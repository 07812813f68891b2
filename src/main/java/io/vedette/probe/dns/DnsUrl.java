package io.vedette.probe.dns;

import io.vedette.probe.run.HostPort;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code dns} URL asks (RFC 4501): {@code dns://[server[:port]]/name[?type=MX;class=IN]}.
 *
 * @param server absent for this system's own
 */
public record DnsUrl(@Nullable HostPort server, String name, RecordType type) {
    private static final int PORT = 53;

    /** @throws IllegalArgumentException with a sentence for people if it asks nothing that a probe could ask */
    public static DnsUrl of(URI url) {
        var server = url.getRawAuthority() == null ? null : HostPort.of(url, PORT);
        var path = url.getPath() == null ? "" : url.getPath();
        if (path.length() < 2) {
            throw new IllegalArgumentException(
                    "expected the name to ask for after the server, as in dns://1.1.1.1/example.org or dns:///example.org");
        }
        var type = RecordType.A;
        for (var setting :
                url.getQuery() == null ? new String[0] : url.getQuery().split("[;&]", -1)) {
            type = type(setting, type);
        }
        var question = Question.of(path.substring(1), type);
        return new DnsUrl(server, question.name(), type);
    }

    private static RecordType type(String setting, RecordType otherwise) {
        var parts = setting.toUpperCase(Locale.ROOT).split("=", 2);
        if (setting.equalsIgnoreCase("class=IN")) {
            return otherwise;
        }
        if (!parts[0].equals("TYPE") || parts.length < 2) {
            throw new IllegalArgumentException("expected nothing but type=… after the ?, found \"" + setting + '"');
        }
        return Arrays.stream(RecordType.values())
                .filter(type -> type.name().equals(parts[1]))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("expected a type of " + types() + ", found \"" + parts[1] + '"'));
    }

    private static String types() {
        return Arrays.stream(RecordType.values()).map(RecordType::name).collect(Collectors.joining(", "));
    }

    Question question() {
        return new Question(name, type);
    }
}
