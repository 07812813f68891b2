package io.vedette.adopt.kuma;

import io.vedette.adopt.foreign.Foreign;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What belongs to what: a backup says it at each monitor, the database in tables of its own. */
final class Links {
    private final Map<String, Set<String>> notifications = new HashMap<>();
    private final Map<String, Set<String>> maintenance = new HashMap<>();
    private final List<Foreign> tags;
    private final String serverZone;

    Links(Foreign source) {
        source.maps("monitorNotifications")
                .forEach(row -> link(notifications, row.text("monitorId", ""), row.text("notificationId", "")));
        source.maps("monitorMaintenance")
                .forEach(row -> link(maintenance, row.text("maintenanceId", ""), row.text("monitorId", "")));
        tags = source.maps("monitorTags");
        serverZone = source.maps("settings").stream()
                .map(row -> row.text("value", "").replace("\"", ""))
                .filter(zone -> zone.contains("/"))
                .findFirst()
                .orElse("");
    }

    private static void link(Map<String, Set<String>> links, String from, String to) {
        links.computeIfAbsent(from, unseen -> new LinkedHashSet<>()).add(to);
    }

    /** The ids of the notifications of a monitor. */
    Set<String> told(Foreign monitor) {
        Set<String> told = new LinkedHashSet<>(notifications.getOrDefault(monitor.text("id", ""), Set.of()));
        monitor.pairs("notificationIDList").forEach((id, on) -> {
            if (on.equals("true")) {
                told.add(id);
            }
        });
        return told;
    }

    List<Foreign> tags(Foreign monitor) {
        String id = monitor.text("id", "");
        List<Foreign> own = monitor.maps("tags");
        return own.isEmpty()
                ? tags.stream()
                        .filter(row -> row.text("monitorId", "").equals(id))
                        .toList()
                : own;
    }

    /** The ids of the monitors that a maintenance is about. */
    Set<String> worked(String maintenanceId) {
        return maintenance.getOrDefault(maintenanceId, Set.of());
    }

    /** The time zone of Uptime Kuma's own clock; empty if it does not say. */
    String serverZone() {
        return serverZone;
    }
}
