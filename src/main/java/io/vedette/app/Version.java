package io.vedette.app;

import java.util.Optional;

/** Which Vedette this is. */
public final class Version {
    private Version() {}

    /** The version of the jar, or {@code dev} when it runs from classes. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
