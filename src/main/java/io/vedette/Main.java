package io.vedette;

import io.vedette.cli.Entry;
import io.vedette.cli.Surroundings;

/** Where the process starts: hands the arguments to the commands and exits with their code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Entry.run(Surroundings.system(), args));
    }
}
