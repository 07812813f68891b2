package io.vedette.config.document;

/**
 * One thing that is wrong with a configuration, or worth saying about it. Prints on one line, as compilers do, so that editors find the place. Never has a
 * secret in it.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1
 * @param path such as {@code services[0].endpoints[1].interval}; empty for the file as a whole
 * @param found what stands there
 * @param expected what should, or what to do about it; may be empty
 */
public record Problem(
        Severity severity, String file, int line, int column, String path, String found, String expected) {
    /** Whether the configuration can be used all the same. */
    public enum Severity {
        /** Nothing of the configuration is used. */
        ERROR,
        /** It is used; this is worth knowing. */
        WARNING
    }

    public static Problem error(Place place, Trail trail, String found, String expected) {
        return of(Severity.ERROR, place, trail, found, expected);
    }

    public static Problem of(Severity severity, Place place, Trail trail, String found, String expected) {
        return new Problem(severity, place.file(), place.line(), place.column(), trail.toString(), found, expected);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return new Place(file, line, column)
                + ": "
                + (isError() ? "" : "warning: ")
                + (path.isEmpty() ? "" : path + ": ")
                + found
                + (expected.isEmpty() ? "" : " — " + expected);
    }
}
