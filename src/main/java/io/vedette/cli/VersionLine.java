package io.vedette.cli;

import io.vedette.app.Version;
import picocli.CommandLine.IVersionProvider;

/** Which version this is, and what runs it. */
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "vedette " + Version.current() + " (Java " + Runtime.version().feature() + ", "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")"
        };
    }
}
