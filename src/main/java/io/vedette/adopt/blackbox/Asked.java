package io.vedette.adopt.blackbox;

import org.jspecify.annotations.Nullable;

/**
 * What a module is to probe.
 *
 * @param address as Prometheus hands it to the exporter: a URL, a host, or a host and a port
 * @param name names the secrets of its endpoint
 * @param hostname what {@code hostname} asks for beside it; null for nothing
 */
record Asked(String address, String name, @Nullable String hostname) {
    /** What stands for a target that is discovered. */
    static final String DISCOVERED = "{{ address }}";

    /** The address as a URL, with this scheme if it has none. */
    String url(String scheme) {
        boolean whole = address.contains("://") || (isDiscovered() && scheme.equals("http"));
        return whole ? address : scheme + "://" + bracketed(address);
    }

    boolean isDiscovered() {
        return address.equals(DISCOVERED);
    }

    /** The address without any scheme. */
    String place() {
        int scheme = address.indexOf("://");
        return bracketed(scheme < 0 ? address : address.substring(scheme + 3));
    }

    /** The host alone. */
    String host() {
        if (isDiscovered()) {
            return "{{ host }}";
        }
        String place = place();
        int end = place.startsWith("[") ? place.indexOf(']') + 1 : place.indexOf(':');
        String host = end > 0 ? place.substring(0, end) : place;
        int slash = host.indexOf('/');
        return slash < 0 ? host : host.substring(0, slash);
    }

    private static String bracketed(String place) {
        boolean bareSix = !place.startsWith("[") && place.matches("[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
        return bareSix ? "[" + place + "]" : place;
    }
}
