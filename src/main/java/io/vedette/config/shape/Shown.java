package io.vedette.config.shape;

/** How a text from the configuration is quoted in a problem: short, and without what a URL may carry. */
final class Shown {
    private static final int MOST = 60;

    private Shown() {}

    static String of(String text) {
        String safe = withoutQuery(withoutUser(text)).replaceAll("\\p{Cntrl}", " ");
        return '"' + (safe.length() > MOST ? safe.substring(0, MOST) + "…" : safe) + '"';
    }

    private static String withoutUser(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : "…" + text.substring(at);
    }

    private static String withoutQuery(String text) {
        int query = text.contains("://") || text.startsWith("…") ? text.indexOf('?') : -1;
        return query < 0 ? text : text.substring(0, query) + "?…";
    }
}
