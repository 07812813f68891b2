package io.vedette.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a recording's rows: all of it counted, the first of it in words. */
public final class RowProblems {
    private static final int KEPT = 20;
    private static final int LONGEST_QUOTE = 80;

    private final String file;
    private final List<String> sentences = new ArrayList<>();
    private long count;

    public RowProblems(String file) {
        this.file = file;
    }

    /** One problem of {@code line}: what stands there and what should. */
    public void add(long line, String found, String expected) {
        if (++count <= KEPT) {
            sentences.add(file + ":" + line + ": " + found + " — expected " + expected);
        }
    }

    void add(long line, byte[] text, int from, int to, String expected) {
        if (count >= KEPT) {
            count++;
            return;
        }
        int end = Math.min(to, from + LONGEST_QUOTE);
        String quote = new String(text, from, end - from, UTF_8) + (end < to ? "…" : "");
        add(line, "found \"" + quote + "\"", expected);
    }

    public long count() {
        return count;
    }

    public boolean none() {
        return count == 0;
    }

    /** The first problems, and how many more there are. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        if (count > KEPT) {
            all.add(file + ": and " + (count - KEPT) + " more");
        }
        return all;
    }
}
