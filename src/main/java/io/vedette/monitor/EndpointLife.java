package io.vedette.monitor;

import io.vedette.alert.Life;

/**
 * Where the rules of one endpoint are.
 *
 * @param flapping whether it goes up and down so often that only that is told
 */
public record EndpointLife(Life down, Life degraded, boolean flapping) {
    public static final EndpointLife CALM = new EndpointLife(Life.OK, Life.OK, false);
    private static final EndpointLife BLIND = new EndpointLife(Life.NO_DATA, Life.NO_DATA, false);

    static EndpointLife of(HealthState health, boolean blind, boolean flapping) {
        if (blind) {
            return flapping ? new EndpointLife(Life.NO_DATA, Life.NO_DATA, true) : BLIND;
        }
        EndpointLife life = of(health);
        return flapping ? new EndpointLife(Life.FIRING, life.degraded, true) : life;
    }

    private static EndpointLife of(HealthState health) {
        return switch (health) {
            case HealthState.New _, HealthState.Up _ -> CALM;
            case HealthState.Slipping _ -> new EndpointLife(Life.OK, Life.PENDING, false);
            case HealthState.Degraded degraded ->
                new EndpointLife(Life.OK, degraded.successes() == 0 ? Life.FIRING : Life.RECOVERING, false);
            case HealthState.Suspect suspect ->
                new EndpointLife(Life.PENDING, suspect.before() == null ? Life.OK : Life.FIRING, false);
            case HealthState.Down down ->
                new EndpointLife(down.successes() == 0 ? Life.FIRING : Life.RECOVERING, Life.OK, false);
        };
    }
}
