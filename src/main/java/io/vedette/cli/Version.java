package io.vedette.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which version this is, and what runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Vedette.class.getPackage().getImplementationVersion();
        return new String[] {
            "vedette " + Objects.requireNonNullElse(version, "(unpackaged)") + " (Java "
                    + Runtime.version().feature() + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ")"
        };
    }
}
