package io.vedette.monitor;

import io.vedette.target.TargetId;
import io.vedette.window.LatencyWindow;
import io.vedette.window.OpenSlots;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service's monitor as bytes, and back into its parts: each part that is of the same shape still takes up what it was. */
record MonitorCodec(
        OpenSlots slots,
        PhaseTotals phases,
        PhaseWindows phaseWindows,
        List<SloMonitor> slos,
        Map<TargetId, TargetMonitor> targets,
        Guard guard,
        SideRules sideRules,
        OwnRules own,
        ServiceOutage outage) {
    private static final int VERSION = 1;
    private static final byte[] NOTHING = {};

    /** What the monitor holds itself. */
    record Known(@Nullable String version, LatencyWindow latency) {}

    MonitorState encode(@Nullable String version, LatencyWindow latency, long sealedBefore) {
        var packer = new Packer(VERSION).block(slots.encode()).text(version == null ? "" : version);
        phases.pack(packer);
        phaseWindows.pack(packer);
        packer.block(latency.encodeRecent()).number(slos.size());
        slos.forEach(slo -> packer.text(slo.slo().name()).block(slo.encode()));
        packer.number(targets.size());
        targets.forEach((id, target) -> packer.text(id.endpoint()).block(target.encode()));
        guard.encode(packer);
        packer.block(sideRules.encodeNoData()).block(own.encode()).block(sideRules.encode());
        packer.block(outage.encode());
        long sealedAt = sealedAt(latency);
        return new MonitorState(packer.bytes(), sealedAt == sealedBefore ? null : sealed(latency), sealedAt);
    }

    long sealedAt(LatencyWindow latency) {
        long hours = latency.sealedHours() + guard.sealedHours();
        for (TargetMonitor target : targets.values()) {
            hours += target.latency().sealedHours();
        }
        return hours;
    }

    private byte[] sealed(LatencyWindow latency) {
        var packer = new Packer(VERSION).block(latency.encodeSealed()).number(targets.size());
        targets.forEach((id, target) ->
                packer.text(id.endpoint()).block(target.latency().encodeSealed()));
        guard.encodeSealed(packer);
        return packer.bytes();
    }

    /** Answers null, with the parts in no state to be used, when the bytes are of another version. */
    @Nullable
    Known decode(MonitorState state, SampleRate rate) {
        var unpacker = new Unpacker(VERSION, state.recent());
        OpenSlots open = OpenSlots.decode(unpacker.block(), rate.slot(), rate.grace());
        if (open != null) {
            slots.become(open);
        }
        String version = unpacker.text();
        phases.unpack(unpacker);
        phaseWindows.unpack(unpacker);
        byte[] recent = unpacker.block();
        Map<String, byte[]> objectives = blocks(unpacker);
        if (open != null) {
            slos.forEach(slo -> slo.decode(objectives.getOrDefault(slo.slo().name(), NOTHING)));
        }
        Map<String, byte[]> endpoints = blocks(unpacker);
        // A state of before there were slots ends here.
        Map<String, byte[]> slotted = unpacker.isWholeAndAtItsEnd() ? Map.of() : blocks(unpacker);
        if (!unpacker.isWholeAndAtItsEnd()) {
            sideRules.decodeNoData(unpacker.block());
            own.decode(unpacker.block()); // not there in what an earlier release kept
        }
        if (!unpacker.isWholeAndAtItsEnd()) {
            sideRules.decode(unpacker.block()); // nor this
        }
        if (!unpacker.isWholeAndAtItsEnd()) {
            outage.decode(unpacker.block()); // nor this
        }
        if (!unpacker.isWholeAndAtItsEnd()) {
            return null;
        }
        byte[] sealed = state.sealed();
        var over = new Unpacker(VERSION, sealed == null ? NOTHING : sealed);
        LatencyWindow latency = latency(endpoints, recent, over);
        guard.decode(slotted, blocks(over));
        return new Known(version.isEmpty() ? null : version, latency);
    }

    private LatencyWindow latency(Map<String, byte[]> endpoints, byte[] recent, Unpacker over) {
        byte[] overall = over.block();
        Map<String, byte[]> overByEndpoint = blocks(over);
        targets.forEach((id, target) -> target.decode(
                endpoints.getOrDefault(id.endpoint(), NOTHING), overByEndpoint.getOrDefault(id.endpoint(), NOTHING)));
        LatencyWindow whole = LatencyWindow.decode(recent, overall);
        if (targets.size() == 1) {
            return new ArrayList<>(targets.values()).getFirst().latency();
        }
        return whole == null ? new LatencyWindow() : whole;
    }

    private static Map<String, byte[]> blocks(Unpacker unpacker) {
        var blocks = new HashMap<String, byte[]>();
        for (int left = unpacker.count(); left > 0 && unpacker.isWhole(); left--) {
            blocks.put(unpacker.text(), unpacker.block());
        }
        return blocks;
    }
}
