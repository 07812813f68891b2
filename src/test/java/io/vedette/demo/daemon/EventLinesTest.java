package io.vedette.demo.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.demo.story.Happening.Told;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventLinesTest {
    private final List<Told> told = new ArrayList<>();
    private final EventLines lines = new EventLines(told::add);

    @Test
    void eventsAreReadHoweverTheirBytesArrive() {
        var reader = lines.fresh();
        String stream = "retry: 3000\n\n" + event(1, "null") + ": still here\n\n" + event(2, "\"checkout\"");
        stream.chars().forEach(letter -> reader.handle(Buffer.buffer(Character.toString(letter))));
        assertThat(told)
                .containsExactly(new Told("started", "", "event 1"), new Told("started", "checkout", "event 2"));
    }

    @Test
    void whatAnEarlierConnectionToldIsNotToldAgain() {
        lines.fresh().handle(Buffer.buffer(event(1, "null") + event(2, "null")));
        lines.fresh().handle(Buffer.buffer(event(2, "null") + event(3, "null")));

        assertThat(told).extracting(Told::text).containsExactly("event 1", "event 2", "event 3");
        assertThat(lines.last()).isEqualTo(3);
    }

    private static String event(int number, String service) {
        return "id: " + number + "\nevent: started\ndata: {\"number\":" + number + ",\"kind\":\"started\",\"service\":"
                + service + ",\"text\":\"event " + number + "\"}\n\n";
    }
}
