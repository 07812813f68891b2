package io.vedette.web.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus text as a strict scraper reads it: every family has its help and its type before its samples, no series comes twice. */
final class Exposition {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_][a-z0-9_]*)(\\{(?:[a-z_]+=\"(?:[^\"\\\\\n]|\\\\.)*\",?)*\\})? (NaN|[+-]Inf|[-+0-9.eE]+)");

    final Map<String, String> help = new LinkedHashMap<>();
    final Map<String, String> types = new LinkedHashMap<>();
    final Map<String, Double> samples = new LinkedHashMap<>();
    final List<String> faults = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private String family = "";

    static Exposition parse(String text) {
        Exposition exposition = new Exposition();
        if (!text.endsWith("\n")) {
            exposition.faults.add("does not end with a line feed");
        }
        text.lines().forEach(exposition::line);
        exposition.types.keySet().stream()
                .filter(name -> exposition.help.getOrDefault(name, "").isBlank())
                .forEach(name -> exposition.faults.add("no help: " + name));
        return exposition;
    }

    double value(String series) {
        Double value = samples.get(series);
        if (value == null) {
            throw new AssertionError("no " + series + " in " + samples.keySet());
        }
        return value;
    }

    private void line(String line) {
        if (line.startsWith("# HELP ")) {
            String[] words = line.split(" ", 4);
            help.put(words[2], words.length < 4 ? "" : words[3]);
        } else if (line.startsWith("# TYPE ")) {
            type(line.split(" ", 4));
        } else if (!line.isEmpty()) {
            sample(line);
        }
    }

    private void type(String[] words) {
        if (types.put(words[2], words[3]) != null || !closed.add(words[2])) {
            faults.add("twice: " + words[2]);
        }
        family = words[2];
    }

    private void sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            faults.add("unreadable: " + line);
            return;
        }
        String name = matcher.group(1);
        if (!name.equals(family) && !ofHistogram(name)) {
            faults.add("outside its family: " + line);
        }
        String labels = matcher.group(2) == null ? "" : matcher.group(2);
        if (samples.put(name + labels, number(matcher.group(3))) != null) {
            faults.add("twice: " + line);
        }
    }

    private boolean ofHistogram(String name) {
        return "histogram".equals(types.get(family)) && name.matches(Pattern.quote(family) + "_(bucket|sum|count)");
    }

    private static double number(String written) {
        return switch (written) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(written);
        };
    }
}
