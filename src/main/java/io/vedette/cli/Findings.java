package io.vedette.cli;

import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Words;
import io.vedette.config.document.Problem;
import java.io.PrintStream;
import java.util.List;

/** What is wrong with a configuration, as {@code check} and everybody else who reads one prints it. */
final class Findings {
    private Findings() {}

    /** Every finding with its place, one a line. */
    static void print(List<Problem> findings, PrintStream stream) {
        findings.forEach(finding -> stream.println(Printable.line(finding.toString())));
    }

    /** As in {@code 3 problems, 1 warning}; empty when there is neither. */
    static String count(List<Problem> findings) {
        long problems = findings.stream().filter(Problem::isError).count();
        long warnings = findings.size() - problems;
        String first = problems == 0 ? "" : Words.count(problems, "problem");
        String second = warnings == 0 ? "" : Words.count(warnings, "warning");
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }
}
