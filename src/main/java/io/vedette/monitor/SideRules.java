package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.window.LatencyWindow;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a service is alerted of beside its outages and its objectives: that it cannot be measured, that its certificates end, that it is slower than this hour has been. Looked at when a
 * slot is over. Belongs to the event loop of its service.
 */
final class SideRules {
    private static final int VERSION = 1;

    private final NoData noData;
    private final Certificates certificates;
    private final SlowHours slowHours;

    SideRules(String service, AlertPlan plan, Alerts words, @Nullable SideRules earlier) {
        var side = new SideAlerts(words, service);
        this.noData = new NoData(plan.noData(), words, earlier == null ? null : earlier.noData);
        this.certificates = new Certificates(plan.certificates(), side, earlier == null ? null : earlier.certificates);
        this.slowHours = new SlowHours(plan.latencyAnomaly(), side, earlier == null ? null : earlier.slowHours);
    }

    void alerts(Consumer<Alert> into) {
        noData.alerts(into);
        certificates.alerts(into);
        slowHours.alerts(into);
    }

    boolean isOf(Alert alert) {
        return noData.isOf(alert) || certificates.isOf(alert) || slowHours.isOf(alert);
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        return noData.recall(known) || certificates.recall(known) || slowHours.recall(known);
    }

    void look(Endpoints endpoints, LatencyWindow latencies, Instant now, Consumer<Alert> tell) {
        noData.look(endpoints, now, tell);
        certificates.look(endpoints, now, tell);
        slowHours.look(latencies, now, tell);
    }

    void states(Endpoints endpoints, Instant now, Consumer<RuleState> into) {
        noData.state(endpoints, now, into);
        certificates.state(endpoints, now, into);
        slowHours.state(into);
    }

    /** What an earlier release kept too. */
    byte[] encodeNoData() {
        return noData.encode();
    }

    void decodeNoData(byte[] bytes) {
        noData.decode(bytes);
    }

    byte[] encode() {
        return new Packer(VERSION)
                .block(certificates.encode())
                .block(slowHours.encode())
                .bytes();
    }

    void decode(byte[] bytes) {
        var unpacker = new Unpacker(VERSION, bytes);
        certificates.decode(unpacker.block());
        slowHours.decode(unpacker.block());
    }
}
