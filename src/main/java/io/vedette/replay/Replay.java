package io.vedette.replay;

import io.vedette.monitor.ControlBoard;
import io.vedette.monitor.ServicePlan;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The services of a recording, or a share of them, in simulated time. Belongs to one thread. */
public final class Replay {
    private final Roster roster;
    private final @Nullable ServiceReplay[] services;
    private final boolean quickly;
    private final ControlBoard controls = new ControlBoard();
    private boolean disordered;

    public Replay(Roster roster) {
        this(roster, true);
    }

    /** @param quickly whether slots without news are counted many at a time: what comes out is the same */
    Replay(Roster roster, boolean quickly) {
        this.roster = roster;
        this.quickly = quickly;
        this.services = new ServiceReplay[roster.plans().size()];
    }

    /** Plays rows that are later than those before, service by service. */
    public void play(Rows rows) {
        for (int row = 0; row < rows.size() && !disordered; row++) {
            if (rows.isDeployment(row)) {
                service(rows.service(row), rows.due(row)).deploy(rows.deployment(row), rows.due(row));
            } else {
                probe(rows, row);
            }
        }
    }

    private void probe(Rows rows, int row) {
        int endpoint = rows.endpoint(row);
        long due = rows.due(row);
        ServiceReplay service = service(roster.serviceOf(endpoint), due);
        disordered = service.isPast(due);
        if (!disordered) {
            service.exchange(controls, due);
            service.accept(roster.placeOf(endpoint), due, rows.finding(row), rows.latencyMicros(row));
        }
    }

    /** Whether a row came after its slot was closed: then nothing here means anything, and the rows must be sorted first. */
    public boolean isDisordered() {
        return disordered;
    }

    /** Lets time go on until every slot of {@code until} has closed, and tells what became of each service that had a row. */
    public List<ServiceReport> finish(long until) {
        return Stream.of(services)
                .filter(Objects::nonNull)
                .map(service -> report(service, until))
                .toList();
    }

    private static ServiceReport report(ServiceReplay service, long until) {
        service.finish(until);
        return service.report();
    }

    private ServiceReplay serviceReplay(ServicePlan plan, long start) {
        return new ServiceReplay(plan, start, quickly, roster.excuse(plan.service()));
    }

    private ServiceReplay service(int number, long start) {
        ServiceReplay known = services[number];
        if (known != null) {
            return known;
        }
        ServiceReplay first = serviceReplay(roster.plans().get(number), start);
        services[number] = first;
        return first;
    }
}
