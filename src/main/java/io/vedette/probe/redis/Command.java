package io.vedette.probe.redis;

import java.util.List;

/** One command of a run, ready to be sent. Its arguments may be secret. */
final class Command {
    private final String name;
    private final byte[] bytes;

    /** @param name what people call it */
    Command(String name, String... words) {
        this.name = name;
        bytes = Resp.command(List.of(words));
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }
}
