package io.vedette.monitor;

import io.vedette.alert.Life;

/** Where the rules of one objective are: those of each severity together, as they make one alert. */
public record SloLives(Life critical, Life warning) {
    public static final SloLives CALM = new SloLives(Life.OK, Life.OK);
}
