package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeapTest {
    private final List<Runnable> aside = new ArrayList<>();
    private long used = megabytes(30);
    private long live = used;
    private final Heap heap = new Heap(() -> used, () -> used = live, aside::add);

    private static long megabytes(long count) {
        return count << 20;
    }

    private int collections() {
        heap.look();
        int asked = aside.size();
        aside.forEach(Runnable::run);
        aside.clear();
        return asked;
    }

    @Test
    void someGarbageIsLeftLyingAbout() {
        used += megabytes(64);

        assertThat(collections()).isZero();
    }

    @Test
    void moreThanThatIsCollectedOnAnotherThread() {
        used += megabytes(65);

        assertThat(collections()).isOne();
        assertThat(used).isEqualTo(live);
        assertThat(collections()).isZero();
    }

    @Test
    void whatALargeFleetMayLeaveIsAsMuchAsWhatLives() {
        live = megabytes(200);
        used = megabytes(400);
        collections();

        used = megabytes(400);
        assertThat(collections()).isZero();
        used = megabytes(401);
        assertThat(collections()).isOne();
    }

    @Test
    void nobodyAsksTwiceWhileItCollects() {
        used += megabytes(100);
        heap.look();
        heap.look();

        assertThat(aside).hasSize(1);
    }
}
