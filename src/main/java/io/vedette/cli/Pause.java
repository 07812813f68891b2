package io.vedette.cli;

import java.time.Duration;

/** Lets time go by on the thread of a command. */
@FunctionalInterface
public interface Pause {
    void sleep(Duration length) throws InterruptedException;
}
