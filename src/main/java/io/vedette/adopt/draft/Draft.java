package io.vedette.adopt.draft;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.Need;
import io.vedette.config.document.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The configuration that an import makes. Belongs to that import. */
public final class Draft {
    private final Losses losses = new Losses();
    private final Secrets secrets = new Secrets();
    private final Unique names = new Unique();
    private final Telling telling = new Telling();
    private final Block defaults = new Block();
    private final Block server = new Block();
    private final List<Service> services = new ArrayList<>();
    private final List<Block> maintenance = new ArrayList<>();

    private record Service(Block block, Block labels, String receiver) {}

    public Losses losses() {
        return losses;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** How often and how long, where an endpoint says nothing else. */
    public void pace(Duration interval, Duration timeout) {
        defaults.put("interval", Written.duration(interval)).put("timeout", Written.duration(timeout));
    }

    /** {@code server}, for what belongs there. */
    public Block server() {
        return server;
    }

    /** A way to tell somebody, such as {@code slack}, under an id of the import's own. */
    public void way(String id, String kind, Block keys, Place place, String path) {
        telling.way(id, new Block().put(kind, keys.from(place, path)).from(place, path));
    }

    public boolean tells(String id) {
        return telling.knows(id);
    }

    /**
     * A service, under the name that it got.
     *
     * @param ways the ids of those who are told
     * @param again after what time they are reminded; null where nothing was said
     */
    public String service(
            String wanted,
            Map<String, String> labels,
            List<Block> endpoints,
            SequencedSet<String> ways,
            @Nullable Duration again) {
        String name = names.of(Unique.name(wanted));
        Block own = new Block();
        labels.forEach((label, value) -> own.put(Unique.label(label), value));
        SequencedSet<String> known = new LinkedHashSet<>(ways);
        known.removeIf(way -> !telling.knows(way));
        Block block = new Block().put("name", name).put("labels", own).blocks("endpoints", endpoints);
        endpoints.stream().findFirst().ifPresent(block::sameOrigin);
        services.add(new Service(block, own, telling.receiver(new Telling.Wish(known, again))));
        return name;
    }

    /** A service whose endpoints are found elsewhere. */
    public void discovered(String wanted, Map<String, String> labels, List<Block> sources) {
        Block own = new Block();
        labels.forEach((label, value) -> own.put(Unique.label(label), value));
        Block block = new Block()
                .put("name", names.of(Unique.name(wanted)))
                .put("labels", own)
                .blocks("discovery", sources);
        sources.stream().findFirst().ifPresent(block::sameOrigin);
        services.add(new Service(block, own, telling.receiver(Telling.Wish.NONE)));
    }

    /** A time in which services are worked on. */
    public void maintenance(Block window) {
        maintenance.add(window);
    }

    /** The whole, proven to be a configuration. */
    public Adoption adopted(String source) {
        Block top = new Block();
        top.unlessEmpty("server", server).unlessEmpty("defaults", defaults);
        List<Block> blocks = new ArrayList<>();
        for (Service service : services) {
            telling.label(service.labels, service.receiver);
            if (service.labels.isEmpty()) {
                service.block.remove("labels");
            }
            blocks.add(service.block);
        }
        top.blocks("services", blocks).blocks("maintenance", maintenance);
        telling.addTo(top);
        String yaml = Proof.of(top, losses);
        List<Need> needs = secrets.neededBy(yaml);
        return new Adoption.Adopted(heading(source, needs) + yaml, extent(top), losses.all(), losses.notes(), needs);
    }

    private static String extent(Block top) {
        int services = count(top.get("services"));
        int modules = top.get("server") instanceof Block daemon && daemon.get("probe") instanceof Block probe
                ? count(probe.get("modules"))
                : 0;
        return modules == 0
                ? services + (services == 1 ? " service" : " services")
                : modules + (modules == 1 ? " module" : " modules") + " for /probe";
    }

    private static int count(@Nullable Value value) {
        return value instanceof Value.Many many ? many.items().size() : 0;
    }

    private static String heading(String source, List<Need> needs) {
        StringBuilder text = new StringBuilder("# Imported from ").append(plain(source));
        text.append("; `vedette check` says whether it can be used.\n");
        if (!needs.isEmpty()) {
            text.append("# It takes these from outside:\n");
            needs.forEach(need -> text.append("#   ")
                    .append(need.words())
                    .append("  (")
                    .append(plain(need.from()))
                    .append(")\n"));
        }
        return text.append('\n').toString();
    }

    /** Fit for a remark, which ends with its line. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{C}\\u2028\\u2029]", " ");
    }
}
