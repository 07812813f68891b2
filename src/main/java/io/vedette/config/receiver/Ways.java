package io.vedette.config.receiver;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.notify.IntegrationSpec;
import java.util.List;
import java.util.stream.Stream;

/** Every way to tell people. */
public final class Ways {
    private static final List<Way> ALL = Stream.of(
                    ChatWays.ALL.stream(),
                    Stream.of(EmailSection.WAY),
                    PagingWays.ALL.stream(),
                    ProgramWays.ALL.stream(),
                    Stream.of(CommandSection.WAY))
            .flatMap(ways -> ways)
            .toList();

    private Ways() {}

    /** Their keys; a receiver has at least one of them. */
    public static List<Key<?>> keys() {
        return ALL.stream().<Key<?>>map(Way::key).toList();
    }

    /** The ways that a receiver without errors has. */
    public static List<IntegrationSpec> specs(Fields receiver) {
        return ALL.stream()
                .flatMap(way -> Stream.ofNullable(receiver.find(way.key())).map(way.spec()))
                .toList();
    }
}
