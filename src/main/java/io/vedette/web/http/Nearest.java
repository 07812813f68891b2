package io.vedette.web.http;

import io.vedette.spelling.NearMatch;
import java.util.Collection;

/** Asks whether somebody meant another word, at the end of a problem's detail. */
public final class Nearest {
    private static final int LONGEST = 200;

    private Nearest() {}

    /** " Did you mean …?" or nothing, when no candidate is near. */
    public static String hint(String written, Collection<String> candidates) {
        String near = written.length() > LONGEST ? null : NearMatch.of(written, candidates);
        return near == null ? "" : " Did you mean \"" + near + "\"?";
    }
}
