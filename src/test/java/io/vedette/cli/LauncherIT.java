package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is installed, with a Java that only says how it was called. */
final class LauncherIT {
    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(directory.resolve(".mvn"));
        Files.createDirectories(directory.resolve("java/bin"));
        for (String file : List.of("vedette", ".mvn/find-jdk")) {
            Files.copy(Path.of(file), directory.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(directory.resolve("vedette.jar"), "jar");
        Files.writeString(directory.resolve("java/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Path java = Files.writeString(directory.resolve("java/bin/java"), """
                #!/bin/sh
                echo "$@"
                if [ -n "${STOPPED:-}" ]; then kill $PPID && exec sleep 60; fi
                for word in "$@"; do
                  case "$word" in -XX:AOTCacheOutput=*) [ -n "${LEARNS_NOTHING:-}" ] || echo learnt >"${word#*=}" ;; esac
                done
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String called(Map<String, String> environment, String... arguments) throws Exception {
        var process = new ProcessBuilder(
                        Stream.concat(Stream.of(directory.resolve("vedette").toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("VEDETTE_") || name.startsWith("J"));
        process.environment().put("VEDETTE_JAVA_HOME", directory.resolve("java").toString());
        process.environment().putAll(environment);
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return said;
    }

    private List<String> caches() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".aot"))
                    .toList();
        }
    }

    @Test
    void aDaemonStartsWithoutACacheWhenThereIsNone() throws Exception {
        assertThat(called(Map.of(), "run", "-c", "vedette.yml"))
                .endsWith("-jar " + directory.resolve("vedette.jar").toRealPath() + " run -c vedette.yml\n")
                .doesNotContain("AOT");
    }

    @Test
    void whatWasLearntIsUsedByADaemonAndLearntOnce() throws Exception {
        assertThat(called(Map.of(), "prepare")).isEmpty();
        assertThat(caches()).hasSize(1);

        assertThat(called(Map.of(), "run")).contains("-XX:AOTCache=", caches().getFirst());
        assertThat(called(Map.of(), "status")).doesNotContain("AOT");
        assertThat(called(Map.of("LEARNS_NOTHING", "1"), "prepare")).isEmpty();
    }

    @Test
    void aCacheOfAnotherJarOrAnotherJavaIsNotUsedAndGoesWithTheNextPreparation() throws Exception {
        called(Map.of(), "prepare");
        Files.writeString(directory.resolve("vedette.jar"), "another jar");
        assertThat(called(Map.of(), "run")).doesNotContain("AOT");

        called(Map.of(), "prepare");
        assertThat(caches()).hasSize(1);
        Files.writeString(directory.resolve("java/release"), "JAVA_VERSION=\"25.0.2\"\n");
        assertThat(called(Map.of(), "run")).doesNotContain("AOT");
    }

    @Test
    void aJvmWithOptionsOfItsOwnGoesWithoutTheCache() throws Exception {
        called(Map.of(), "prepare");

        assertThat(called(Map.of("VEDETTE_JAVA_OPTS", "-Xmx1g"), "run"))
                .contains("-Xmx1g")
                .doesNotContain("AOT");
    }

    @Test
    void aRehearsalThatFailedLeavesNothingBehindAndSaysSo() throws Exception {
        assertThat(called(Map.of("LEARNS_NOTHING", "1"), "prepare")).contains("the daemon starts as before");
        assertThat(caches()).isEmpty();
    }

    @Test
    void aRehearsalThatIsStoppedEndsAtOnceAndLeavesNothingBehind() throws Exception {
        assertThat(called(Map.of("STOPPED", "1"), "prepare")).isEmpty();
        assertThat(caches()).isEmpty();
    }

    @Test
    void theCollectorThatHardlyStopsIsTakenWhereTheJvmHasIt() throws Exception {
        assertThat(called(Map.of(), "run")).contains("-XX:+UseSerialGC").doesNotContain("Shenandoah");

        Files.createDirectories(directory.resolve("java/lib/server"));
        Files.writeString(directory.resolve("java/lib/server/libjvm.so"), "\0ShenandoahHeap\0");
        assertThat(called(Map.of(), "run")).contains("-XX:+UseShenandoahGC").doesNotContain("Serial");
        assertThat(called(Map.of("VEDETTE_GC", "serial"), "run"))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("Shenandoah");
        assertThat(called(Map.of("VEDETTE_JAVA_OPTS", "-XX:+UseZGC"), "run"))
                .contains("-XX:+UseZGC")
                .doesNotContain("Shenandoah", "Serial");
    }

    @Test
    void librariesBesideTheJarAreLoadedFromThere() throws Exception {
        assertThat(called(Map.of(), "run")).doesNotContain("sqlite");
        Path libraries = Files.createDirectories(directory.resolve("native")).toRealPath();

        assertThat(called(Map.of(), "run"))
                .contains("-Djava.library.path=" + libraries)
                .contains("-Dorg.sqlite.lib.path=" + libraries);
    }
}
