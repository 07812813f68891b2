package io.vedette.adopt.kuma;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.adopt.foreign.ForeignFile;
import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Trail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A backup of Uptime Kuma 1, or the database of 1 or 2: each monitor is a service, its group and tags are labels. Belongs to one import. */
public final class UptimeKuma {
    private final Draft draft = new Draft();
    private final Foreign source;
    private final Monitors monitors;
    private final Notifications notifications;
    private final Links links;
    private final List<Foreign> all;
    private final Groups groups;

    /** The services that a monitor became: its own, or those of a group's members. */
    private final Map<String, List<String>> services = new HashMap<>();

    private UptimeKuma(Node.Mapping map) {
        this.source = new Foreign(map, Trail.TOP, Written::literal);
        this.links = new Links(source);
        this.all = named("monitor", source.maps("monitorList"), "name");
        this.groups = new Groups(all);
        this.notifications = new Notifications(draft, named("notification", source.maps("notificationList"), "name"));
        this.monitors = new Monitors(
                draft,
                named("proxy", source.maps("proxyList"), "host").stream()
                        .collect(Collectors.toMap(
                                proxy -> proxy.text("id", ""), proxy -> proxy, (first, second) -> first)));
    }

    /** Reads a backup file or a database. */
    public static Adoption adopt(Path file) {
        ForeignFile read = KumaDatabase.isOne(file) ? database(file) : ForeignFile.read(file);
        Node.Mapping map = read.map();
        if (map == null) {
            return new Adoption.Unreadable(read.problems());
        }
        if (map.entries().stream().noneMatch(entry -> entry.key().equals("monitorList"))) {
            return new Adoption.Unreadable(List.of(Problem.error(
                    Place.whole(file.toString()),
                    Trail.TOP,
                    "is no backup of Uptime Kuma's",
                    "expected monitorList, or the database kuma.db")));
        }
        UptimeKuma kuma = new UptimeKuma(map);
        read.problems().forEach(kuma.draft.losses()::add);
        kuma.translate();
        return kuma.draft.adopted(String.valueOf(file.getFileName()));
    }

    private static ForeignFile database(Path file) {
        try {
            return new ForeignFile(KumaDatabase.read(file), List.of());
        } catch (IOException unreadable) {
            return ForeignFile.unusable(file.toString(), String.valueOf(unreadable.getMessage()));
        }
    }

    /** With paths that people recognise: by name, not by number. */
    private static List<Foreign> named(String kind, List<Foreign> rows, String key) {
        return rows.stream()
                .map(row -> row.under(Trail.TOP.key(kind).key(row.text(key, row.text("id", "")))))
                .toList();
    }

    private void translate() {
        draft.pace(Monitors.USUAL_INTERVAL, Monitors.USUAL_TIMEOUT);
        all.stream().filter(monitor -> !Groups.isOne(monitor)).forEach(this::monitor);
        Maintenance maintenance = new Maintenance(draft, links.serverZone());
        for (Foreign window : named("maintenance", source.maps("maintenanceList"), "title")) {
            List<String> concerned = links.worked(window.text("id", "")).stream()
                    .flatMap(id -> services.getOrDefault(id, List.of()).stream())
                    .distinct()
                    .toList();
            maintenance.add(window, concerned);
        }
    }

    private void monitor(Foreign monitor) {
        String name = monitor.text("name", "unnamed");
        if (!monitor.truth("active", true)) {
            draft.losses().whole(monitor, "a monitor that is paused", "");
            return;
        }
        if (groups.around(monitor).stream().anyMatch(group -> !group.truth("active", true))) {
            draft.losses().whole(monitor, "a monitor of a group that is paused", "");
            return;
        }
        Block endpoint = monitors.endpoint(monitor, name);
        if (endpoint != null) {
            String service = draft.service(name, labels(monitor), List.of(endpoint), ways(monitor), again(monitor));
            withGroups(monitor)
                    .forEach(owner -> services.computeIfAbsent(owner.text("id", ""), unseen -> new ArrayList<>())
                            .add(service));
        }
    }

    /** The monitor and the groups around it. */
    private List<Foreign> withGroups(Foreign monitor) {
        List<Foreign> owners = new ArrayList<>(groups.around(monitor));
        owners.addFirst(monitor);
        return owners;
    }

    private SequencedSet<String> ways(Foreign monitor) {
        List<String> told = new ArrayList<>(links.told(monitor));
        for (Foreign group : groups.around(monitor)) {
            if (told.addAll(links.told(group))) {
                draft.losses().note("groups: whom a group told is told of each of its members now");
            }
        }
        return notifications.ways(told);
    }

    private Map<String, String> labels(Foreign monitor) {
        Map<String, String> labels = new LinkedHashMap<>();
        groups.around(monitor).stream().findFirst().ifPresent(group -> labels.put("group", group.text("name", "")));
        links.tags(monitor).forEach(tag -> {
            String value = tag.text("value", "");
            labels.put(tag.text("name", "tag"), value.isEmpty() ? "true" : value);
        });
        return labels;
    }

    /** Uptime Kuma counts reminders in checks. */
    private static @Nullable Duration again(Foreign monitor) {
        String checks = monitor.text("resendInterval", "0");
        return checks.matches("[1-9]\\d{0,5}")
                ? Monitors.interval(monitor).multipliedBy(Integer.parseInt(checks))
                : null;
    }
}
