package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertState;
import io.vedette.alert.Severity;
import io.vedette.target.Labels;
import io.vedette.window.Counts;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;

/** Alerts, their states and revisions as numbers and texts. What is unpacked from damaged bytes is empty; the unpacker says so in the end. */
final class Packing {
    private static final Severity[] SEVERITIES = Severity.values();

    private Packing() {}

    static void alert(Alert alert, Packer packer) {
        packer.text(alert.key())
                .text(alert.episode())
                .text(alert.name())
                .number(alert.severity().ordinal());
        packer.number(alert.labels().values().size());
        alert.labels().values().forEach((name, value) -> packer.text(name).text(value));
        URI runbook = alert.runbook();
        packer.text(alert.summary()).text(alert.description()).text(runbook == null ? "" : runbook.toString());
        packer.time(alert.startsAt());
    }

    static Alert alert(Unpacker unpacker) {
        String key = unpacker.text();
        String episode = unpacker.text();
        String name = unpacker.text();
        Severity severity = SEVERITIES[(int) unpacker.number(0, SEVERITIES.length - 1)];
        var labels = new TreeMap<String, String>();
        for (int left = unpacker.count(); left > 0 && unpacker.isWhole(); left--) {
            labels.put(unpacker.text(), unpacker.text());
        }
        String summary = unpacker.text();
        String description = unpacker.text();
        String runbook = unpacker.text();
        return new Alert(
                key,
                episode,
                name,
                severity,
                new Labels(labels),
                summary,
                description,
                runbook.isEmpty() ? null : URI.create(runbook),
                unpacker.time(),
                null);
    }

    static void state(AlertState state, Packer packer) {
        switch (state) {
            case AlertState.Inactive() -> packer.number(0);
            case AlertState.Firing(Instant since) -> packer.number(1).time(since);
            case AlertState.Recovering(Instant since, Instant clear) ->
                packer.number(2).time(since).time(clear);
            case AlertState.Pending(Instant since) -> packer.number(3).time(since);
        }
    }

    static AlertState state(Unpacker unpacker) {
        return switch ((int) unpacker.number(0, 3)) {
            case 1 -> new AlertState.Firing(unpacker.time());
            case 2 -> new AlertState.Recovering(unpacker.time(), unpacker.time());
            case 3 -> new AlertState.Pending(unpacker.time());
            default -> new AlertState.Inactive();
        };
    }

    static void revisions(Revisions revisions, Packer packer) {
        packer.number(revisions.number())
                .time(revisions.since())
                .number(revisions.earlier().size());
        for (SloRevision one : revisions.earlier()) {
            packer.number(one.number()).text(one.objective()).time(one.since()).time(one.until());
            packer.number(one.counts().good())
                    .number(one.counts().bad())
                    .number(one.counts().invalid());
            packer.number(Double.doubleToLongBits(one.budgetRemaining()));
        }
    }

    static Revisions revisions(Unpacker unpacker) {
        int number = unpacker.count();
        Instant since = unpacker.time();
        var earlier = new ArrayList<SloRevision>();
        for (int left = unpacker.count(); left > 0 && unpacker.isWhole(); left--) {
            earlier.add(new SloRevision(
                    unpacker.count(),
                    unpacker.text(),
                    unpacker.time(),
                    unpacker.time(),
                    new Counts(unpacker.number(), unpacker.number(), unpacker.number()),
                    Double.longBitsToDouble(unpacker.number())));
        }
        return new Revisions(number, since, earlier);
    }
}
