package io.vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.GroupKey;
import io.vedette.delivery.Attempts;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.SimulatedTime;
import io.vedette.target.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LettersTest {
    private static final GroupKey CALM = key("calm");
    private static final GroupKey URGENT = key("urgent");
    private static final GroupKey MOVED = key("moved");

    private final Letters letters = new Letters();

    private static GroupKey key(String service) {
        return GroupKey.of(new Labels(Map.of("service", service)), Alerts.route("oncall"));
    }

    @Test
    void whatIsUrgentGoesFirstAlsoWhereItsGroupGoesOnAsAnother() {
        letters.add(CALM);
        letters.add(URGENT);
        letters.hurry(URGENT);

        letters.move(URGENT, MOVED);

        assertThat(letters.first()).isEqualTo(MOVED);
        letters.remove(MOVED);
        assertThat(letters.first()).isEqualTo(CALM);
    }

    @Test
    void whatTheReceiverChokesOnLetsTheOthersPassAlsoWhereItsGroupGoesOnAsAnother() {
        letters.add(URGENT);
        letters.hurry(URGENT);
        letters.add(CALM);
        var now = new SimulatedTime().instant();
        letters.failed(URGENT, Attempts.first(now).oneMore().oneMore());

        letters.move(URGENT, MOVED);

        assertThat(letters.first()).isEqualTo(CALM);
    }
}
