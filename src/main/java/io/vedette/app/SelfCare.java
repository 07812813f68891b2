package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.config.Configuration;
import io.vedette.engine.Board;
import io.vedette.engine.LoopScheduler;
import io.vedette.monitor.Pace;
import io.vedette.notify.deadman.Deadman;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What the daemon does so that somebody notices when it does not do its work: the service manager's watchdog, an alert of its own, a dead-man switch. Belongs to the couriers' event loop. */
final class SelfCare {
    private final Board board;
    private final InstantSource clock;
    private final Vigil vigil;
    private final ServiceManager manager;
    private final Consumer<Alert> say;
    private final WellBeing wellBeing;
    private final Deadman deadman;
    private final Pace pace = new Pace();

    /** @param say takes what is to be told of the daemon itself */
    SelfCare(Foundations base, Vigil vigil, LoopScheduler loop, Memory memory, Consumer<Alert> say) {
        this.board = base.board();
        this.clock = base.clock();
        this.vigil = vigil;
        this.manager = ServiceManager.of(base.options().environment(), loop.context());
        this.say = say;
        this.wellBeing = new WellBeing(board, clock, memory::trouble);
        this.deadman = Deadman.over(base.vertx(), loop, clock, wellBeing, base.meters());
    }

    void update(Configuration configuration) {
        wellBeing.expect(configuration.services());
        deadman.update(configuration.deadman());
    }

    /** About once a second. */
    void beat(Instant now) {
        vigil.look(manager);
        pace.look(board.loops(), now).ifPresent(say);
    }

    ServiceManager manager() {
        return manager;
    }

    void close() {
        deadman.close();
    }
}
