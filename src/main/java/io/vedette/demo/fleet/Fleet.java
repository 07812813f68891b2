package io.vedette.demo.fleet;

import io.vedette.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Simulated services that run. */
public final class Fleet {
    private final List<SimulatedService> services;

    private Fleet(List<SimulatedService> services) {
        this.services = List.copyOf(services);
    }

    /** Starts all of {@code blueprints}. */
    public static Future<Fleet> start(Vertx vertx, List<Blueprint> blueprints, Ticker ticker, RandomGenerator random) {
        var starting = new ArrayList<Future<SimulatedService>>();
        for (Blueprint blueprint : blueprints) {
            starting.add(SimulatedService.start(vertx, blueprint, starting.size(), ticker, random));
        }
        return Future.all(starting).map(started -> new Fleet(started.list()));
    }

    public List<SimulatedService> services() {
        return services;
    }

    /** The service of this name, which must be one of the fleet. */
    public SimulatedService service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + name + " in the fleet"));
    }

    public int endpoints() {
        return services.stream().mapToInt(service -> service.endpoints().size()).sum();
    }

    public Future<Void> stop() {
        return Future.join(services.stream().map(SimulatedService::stop).toList())
                .mapEmpty();
    }
}
