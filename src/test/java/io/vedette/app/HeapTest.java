package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeapTest {
    private final List<Runnable> aside = new ArrayList<>();
    private long live;
    private long used;
    private long allocated;
    private long allocatedMeanwhile;
    private long collections;
    private long limit;
    private final Heap heap =
            new Heap(() -> used, () -> allocated, () -> collections, bytes -> limit = bytes, this::collect, aside::add);

    private void collect() {
        allocated += allocatedMeanwhile;
        used = live + allocatedMeanwhile;
    }

    private void allocate(long megabytes) {
        used += megabytes << 20;
        allocated += megabytes << 20;
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
        allocate(16);

        assertThat(collections()).isZero();
    }

    @Test
    void moreThanThatIsCollectedOnAnotherThread() {
        allocate(17);

        assertThat(collections()).isOne();
        assertThat(used).isEqualTo(live);
        assertThat(collections()).isZero();
    }

    @Test
    void whatALargeFleetMayLeaveIsThreeQuartersOfWhatLives() {
        live = 200L << 20;
        allocate(300);
        collections();

        allocate(150);
        assertThat(collections()).isZero();
        allocate(1);
        assertThat(collections()).isOne();
    }

    @Test
    void whatIsAllocatedWhileItCollectsIsNotTakenForWhatLives() {
        live = 100L << 20;
        allocatedMeanwhile = 60L << 20;
        allocate(300);
        collections();

        allocate(15);
        assertThat(collections()).isZero();
        allocate(1);
        assertThat(collections()).isOne();
    }

    @Test
    void aCollectorThatCanBeToldBeginsByItselfAfterHalfOfWhatLives() {
        allocate(120);
        used = 100L << 20;
        collections = 1;
        assertThat(collections()).isZero();

        assertThat(limit).isEqualTo(150L << 20);
    }

    @Test
    void aSmallHeapIsCollectedWhenAskedForAndWhatTheCollectorDidByItselfCounts() {
        allocate(20);
        used = 1L << 20;
        collections = 1;
        assertThat(collections()).isZero();

        allocate(16);
        assertThat(collections()).isZero();
        assertThat(limit).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void oneThatDoesNotHeedTheLimitIsAsked() {
        allocate(120);
        used = 100L << 20;
        collections = 1;
        collections();

        allocate(76);
        assertThat(collections()).isOne();
    }

    @Test
    void nobodyAsksTwiceWhileItCollects() {
        allocate(100);
        heap.look();
        heap.look();

        assertThat(aside).hasSize(1);
    }
}
