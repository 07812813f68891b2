package io.vedette.bench.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What another process uses, as Linux tells it. */
final class ProcessMeter {
    private static final double MICROS_A_TICK = 10_000;

    private final Path of;

    ProcessMeter(ProcessHandle process) {
        this.of = Path.of("/proc/" + process.pid());
    }

    /** User and system time in microseconds, of all threads that ever were. */
    double cpuMicros() {
        String stat = read(of.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_A_TICK;
    }

    /** Proportional and plain resident size in megabytes: {@code Pss} or {@code Rss}. */
    long megabytes(String kind) {
        return read(of.resolve("smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith(kind + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /** Microseconds on a processor by the name of the thread, numbers left out. */
    Map<String, Double> threads() {
        var threads = new TreeMap<String, Double>();
        try (Stream<Path> tasks = Files.list(of.resolve("task"))) {
            tasks.forEach(task -> {
                try {
                    double micros = Long.parseLong(
                                    Files.readString(task.resolve("schedstat")).split(" ")[0])
                            / 1e3;
                    threads.merge(Files.readString(task.resolve("comm")).strip(), micros, Double::sum);
                } catch (IOException gone) {
                    // a thread that ended meanwhile
                }
            });
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return threads;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
