package io.vedette.alert.trail;

/** Reads the name of an integration, such as {@code oncall/slack/1}. A receiver's name may have any character; what follows it has no slash. */
final class IntegrationName {
    private IntegrationName() {}

    static String receiver(String name) {
        int kind = kindAt(name);
        return kind < 0 ? name : name.substring(0, kind);
    }

    static String kind(String name) {
        int kind = kindAt(name);
        return kind < 0 ? "" : name.substring(kind + 1, name.lastIndexOf('/'));
    }

    private static int kindAt(String name) {
        return name.lastIndexOf('/', name.lastIndexOf('/') - 1);
    }
}
