package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NameServersTest {
    @TempDir
    private Path directory = Path.of("");

    private boolean areListed(String text) throws IOException {
        return NameServers.areListed(Files.writeString(directory.resolve("resolv.conf"), text));
    }

    @Test
    void aServerIsListedByItsLine() throws IOException {
        assertThat(areListed("search example.org\nnameserver 10.0.0.53\n")).isTrue();
        assertThat(areListed("nameserver\tfe80::1%eth0")).isTrue();
    }

    @Test
    void anEmptyFileACommentAndNoFileListNone() throws IOException {
        assertThat(areListed("")).isFalse();
        assertThat(areListed("# nameserver 10.0.0.53\noptions edns0\nnameserver\n"))
                .isFalse();
        assertThat(NameServers.areListed(directory.resolve("none"))).isFalse();
    }
}
