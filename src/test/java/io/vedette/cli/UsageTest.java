package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class UsageTest {
    private final Shell shell = new Shell();

    @Test
    void aMisspeltCommandIsAnErrorThatNamesTheNearMatch() {
        assertThat(shell.run("chek")).isEqualTo(2);
        assertThat(shell.err()).startsWith("vedette: unknown command 'chek': did you mean 'check'?\n");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aMisspeltOptionIsAnErrorThatNamesTheNearMatchAndTheCommandsHelp() {
        assertThat(shell.run("deploy", "checkout", "--verison", "2")).isEqualTo(2);
        assertThat(shell.err()).isEqualTo("""
                        vedette: unknown option '--verison': did you mean '--version'?
                        'vedette deploy --help' shows what there is.
                        """);
    }

    @Test
    void aMisspeltOptionIsNamedWithoutItsValueForThatMayBeASecret() {
        assertThat(shell.run("status", "--tokn=hunter2hunter2")).isEqualTo(2);
        assertThat(shell.err()).contains("unknown option '--tokn'").doesNotContain("hunter2");
    }

    @Test
    void aWordLikeNoOtherGetsNoGuess() {
        assertThat(shell.run("xylophone")).isEqualTo(2);
        assertThat(shell.err()).startsWith("vedette: unknown command 'xylophone'\n");
    }

    @Test
    void anArgumentTooManyIsAnError() {
        assertThat(shell.run("check", "conf/vedette.yml")).isEqualTo(2);
        assertThat(shell.err()).startsWith("vedette: unexpected argument 'conf/vedette.yml'\n");
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThat(shell.run("deploy", "checkout")).isEqualTo(2);
        assertThat(shell.err()).startsWith("vedette: missing required option: '--version=VERSION'\n");
    }

    @Test
    void noCommandAtAllIsAnError() {
        assertThat(shell.run()).isEqualTo(2);
        assertThat(shell.err()).contains("missing required subcommand", "'vedette --help' shows what there is.");
    }

    @Test
    void aDurationThatIsNoneIsRefusedWithAnExample() {
        assertThat(shell.run("deploy", "checkout", "--version", "2", "--timeout", "soon"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("expected a duration such as 30s, 10m or 1h, found 'soon'");
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithAnExample() {
        for (String url : List.of("localhost:9808", "ftp://localhost", "http://", "http://a b", "http://h/?q")) {
            assertThat(shell.run("alerts", "--url", url)).as(url).isEqualTo(2);
            assertThat(shell.err()).contains("expected a URL such as http://127.0.0.1:9808", url);
        }
    }

    @Test
    void aTokenFileThatIsMissingIsNamed() {
        assertThat(shell.run("alerts", "--token-file", "/no/such/token")).isEqualTo(2);
        assertThat(shell.err()).contains("cannot read a token from /no/such/token");
    }

    @Test
    void aTokenOnTheCommandLineIsNotAnOption() {
        assertThat(shell.run("deploy", "checkout", "--version", "2", "--token", "hunter2"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("unknown option '--token'");
    }

    @Test
    void helpListsEveryCommandAndIsNoError() {
        assertThat(shell.run("--help")).isZero();
        assertThat(shell.out())
                .contains("check ", "probe ", "status ", "slo ", "alerts ", "deployments ", "deploy ", "completion ");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void everyCommandHasHelpThatFitsTheTerminal() {
        Map<String, CommandLine> commands =
                Vedette.commandLine(shell.surroundings()).getSubcommands();
        assertThat(commands).isNotEmpty();
        commands.keySet().forEach(name -> {
            assertThat(shell.run(name, "--help")).as(name).isZero();
            assertThat(shell.out()).contains("Usage: vedette " + name);
            assertThat(shell.lines()).as(name).allMatch(line -> line.length() <= 100);
        });
    }

    @Test
    void helpIsColouredOnATerminalOnly() {
        shell.run("--help");
        assertThat(shell.out()).doesNotContain("\u001b[");
        shell.coloured().run("--help");
        assertThat(shell.out()).contains("\u001b[");
    }

    @Test
    void versionSaysWhatThisIsAndWhatRunsIt() {
        assertThat(shell.run("--version")).isZero();
        assertThat(shell.out()).matches("vedette \\S+ \\(Java \\d+, .+\\)\n");
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        assertThat(shell.run("completion")).isZero();
        assertThat(shell.out()).startsWith("#!/usr/bin/env bash").contains("deployments", "--token-file");
    }

    @Test
    void whatCouldNotBeWrittenIsNoSuccess() {
        assertThat(shell.writingTo(refusing("No space left on device")).run("--version"))
                .isEqualTo(74);
        assertThat(shell.err()).isEqualTo("vedette: standard output could not be written: No space left on device\n");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() {
        assertThat(shell.writingTo(refusing("Broken pipe")).run("--version")).isZero();
        assertThat(shell.err()).isEmpty();
    }

    private static OutputStream refusing(String why) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
