package io.vedette.store;

import static io.vedette.store.OpenDatabase.await;
import static io.vedette.store.OpenDatabase.notesIn;
import static io.vedette.store.OpenDatabase.noting;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    @TempDir
    Path directory;

    @Test
    void aFactIsOnDiskWhenItsOwnerMayGoOn() throws Exception {
        try (var open = new OpenDatabase(file())) {
            assertThat(open.note("fired")).isEqualTo(Kept.ON_DISK);

            assertThat(notesIn(file())).isEqualTo(1);
        }
    }

    @Test
    void factsThatArriveWhileTheWriterIsBusyShareOneCommit() throws Exception {
        try (var open = new OpenDatabase(file())) {
            open.note("the table is there");
            double before = commits(open);
            var release = open.holdTheWriter();
            var kept = IntStream.range(0, 100)
                    .mapToObj(number -> open.database.keep(noting("fact " + number)))
                    .toList();
            release.countDown();
            await(Future.all(kept));

            assertThat(open.notes()).hasValue(101);
            assertThat(commits(open) - before).isEqualTo(2);
        }
    }

    @Test
    void theAnswerComesBackOnTheEventLoopOfTheCaller() {
        try (var open = new OpenDatabase(file())) {
            Context loop = open.vertx.getOrCreateContext();
            Promise<Context> answeredOn = Promise.promise();
            loop.runOnContext(_ -> open.database
                    .keep(noting("asked on a loop"))
                    .onComplete(_ -> answeredOn.complete(Vertx.currentContext())));

            assertThat(await(answeredOn.future())).isSameAs(loop);
        }
    }

    @Test
    void aQuestionThatNobodyWaitsForAnyMoreIsNotAsked() throws Exception {
        try (var open = new OpenDatabase(file())) {
            var release = new CountDownLatch(1);
            var asked = new AtomicBoolean();
            var first = open.database.read(_ -> {
                OpenDatabase.uninterruptibly(release);
                return "the first";
            });
            var givenUp = open.database.read(_ -> asked.getAndSet(true), Duration.ofMillis(1));

            assertThat(await(givenUp)).isEmpty();
            release.countDown();

            assertThat(await(first)).contains("the first");
            assertThat(await(open.database.read(_ -> "the next"))).contains("the next");
            assertThat(asked).isFalse();
        }
    }

    @Test
    void aDefectiveFactFailsAloneAndItsNeighboursAreKept() throws Exception {
        try (var open = new OpenDatabase(file())) {
            var release = open.holdTheWriter();
            var before = open.database.keep(noting("before"));
            Future<Kept> defective = open.database.keep(connection -> {
                noting("half of it").write(connection);
                throw new IllegalStateException("a defect");
            });
            var after = open.database.keep(noting("after"));
            release.countDown();

            assertThat(await(before)).isEqualTo(Kept.ON_DISK);
            assertThat(await(after)).isEqualTo(Kept.ON_DISK);
            assertThat(await(defective.otherwiseEmpty())).isNull();
            assertThat(open.notes()).hasValue(2);
        }
    }

    @Test
    void samplesAreDroppedAndCountedAndFactsKeptWhenTheWriterDoesNotKeepUp() throws Exception {
        try (var open = new OpenDatabase(file())) {
            open.note("the table is there");
            var release = open.holdTheWriter();
            for (int i = 0; i < 1_000; i++) {
                open.database.offer(noting("samples"));
            }
            var fact = open.database.keep(noting("fact"));
            release.countDown();

            assertThat(await(fact)).isEqualTo(Kept.ON_DISK);
            double dropped = open.meters.counter("vedette.store.dropped").count();
            assertThat(dropped).isBetween(700.0, 800.0);
            assertThat(open.notes().orElseThrow()).isEqualTo(2 + 1_000 - (int) dropped);
        }
    }

    @Test
    void aFactHoldsItsOwnerUpForTwoSecondsAtMostWhenTheDiskHangs() throws Exception {
        try (var open = new OpenDatabase(file())) {
            var release = open.holdTheWriter();

            assertThat(open.note("late")).isEqualTo(Kept.IN_MEMORY);

            release.countDown();
            assertThat(open.note("later")).isEqualTo(Kept.ON_DISK);
            assertThat(open.notes()).hasValue(2);
        }
    }

    @Test
    void whatWaitsIsWrittenBeforeItCloses() throws Exception {
        try (var open = new OpenDatabase(file())) {
            var release = open.holdTheWriter();
            for (int i = 0; i < 50; i++) {
                open.database.keep(noting("fact"));
            }
            release.countDown();
        }
        assertThat(notesIn(file())).isEqualTo(50);
    }

    @Test
    void historyInMemoryCanBeReadAndLeavesNoFile() throws Exception {
        try (var open = new OpenDatabase(StoreSpec.DEFAULT)) {
            open.note("soon forgotten");

            assertThat(open.notes()).hasValue(1);
        }
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void nobodyElseMayReadTheFile() throws Exception {
        try (var open = new OpenDatabase(file())) {
            open.note("private");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }

    private static double commits(OpenDatabase open) {
        return open.meters.timer("vedette.store.commit").count();
    }

    private Path file() {
        return directory.resolve("vedette.db");
    }
}
