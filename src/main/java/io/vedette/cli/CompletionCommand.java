package io.vedette.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script that completes commands in bash and zsh.",
        footer = {"", "source <(vedette completion)   # for this shell; in ~/.bashrc or ~/.zshrc for every one"})
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        root.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()) + "\n");
        root.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
