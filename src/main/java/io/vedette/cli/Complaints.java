package io.vedette.cli;

import io.vedette.cli.text.Printable;
import io.vedette.spelling.NearMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command was not understood, or when we ourselves are broken: one sentence, and a stack trace only for who asks for it. */
final class Complaints {
    private final Surroundings surroundings;

    Complaints(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param arguments as they were given */
    int misunderstood(ParameterException failure, String[] arguments) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        surroundings.terminal().complain(sentence(failure, command));
        surroundings.terminal().err().println("'" + command.qualifiedName() + " --help' shows what there is.");
        return ExitCode.USAGE;
    }

    /** A word that was not understood explains what is missing. */
    private static String sentence(ParameterException failure, CommandSpec command) {
        List<String> unmatched = failure instanceof UnmatchedArgumentException unknown
                ? unknown.getUnmatched()
                : failure.getCommandLine().getUnmatchedArguments();
        return unmatched.isEmpty()
                ? lowercase(Printable.line(String.valueOf(failure.getMessage())))
                : unknown(unmatched.getFirst(), command);
    }

    private static String unknown(String argument, CommandSpec command) {
        String word = Printable.line(argument);
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return "unknown option '" + name + "'" + meant(name, options(command));
        }
        return command.subcommands().isEmpty()
                ? "unexpected argument '" + word + "'"
                : "unknown command '" + word + "'"
                        + meant(word, List.copyOf(command.subcommands().keySet()));
    }

    private static List<String> options(CommandSpec command) {
        List<String> names = new ArrayList<>();
        command.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> names.addAll(
                        option.longestName().startsWith("--")
                                ? List.of(option.longestName())
                                : List.of(option.names())));
        return names;
    }

    private static String meant(String word, List<String> known) {
        String near = NearMatch.of(word, known);
        return near == null ? "" : ": did you mean '" + near + "'?";
    }

    private static String lowercase(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** @param parsed what was asked for */
    int defect(Exception failure, CommandLine command, ParseResult parsed) {
        return defect(failure);
    }

    int defect(Exception failure) {
        surroundings
                .terminal()
                .complain("this is a defect of Vedette, please report it ("
                        + failure.getClass().getSimpleName() + ": "
                        + Printable.line(String.valueOf(failure.getMessage()))
                        + "); VEDETTE_LOG_LEVEL=DEBUG shows where");
        if (surroundings.debugging()) {
            failure.printStackTrace(surroundings.terminal().err());
        }
        return ExitCode.DEFECT;
    }
}
