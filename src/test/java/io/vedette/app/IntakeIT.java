package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.fakes.Plans;
import io.vedette.monitor.ServicePlan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IntakeIT {
    private final Vertx vertx = Vertx.vertx();
    private final List<ServicePlan> asked = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        within(vertx.close());
    }

    private static <T> T within(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static List<ServicePlan> plans(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Plans.service("service-" + number, 1, Duration.ofSeconds(10)))
                .toList();
    }

    @Test
    void allAreTakenInTheirOrder() throws Exception {
        List<ServicePlan> plans = plans(45);

        within(new Intake<ServicePlan>(vertx, plan -> {
                    asked.add(plan);
                    return Future.succeededFuture();
                })
                .all(plans));

        assertThat(asked).isEqualTo(plans);
    }

    @Test
    void theLastAreNotAskedForBeforeTheFirstAreThere() {
        Promise<Void> first = Promise.promise();
        Future<Void> all = new Intake<ServicePlan>(vertx, plan -> {
                    asked.add(plan);
                    return first.future();
                })
                .all(plans(45));

        assertThat(asked).hasSize(20);
        assertThat(all.isComplete()).isFalse();
    }

    @Test
    void oneThatCannotBeTakenIsTold() {
        var intake = new Intake<ServicePlan>(vertx, _ -> Future.failedFuture("no room"));

        assertThatThrownBy(() -> within(intake.all(plans(3)))).hasMessageContaining("no room");
    }

    @Test
    void oneThatCannotBeTakenKeepsNobodyElseOut() {
        List<ServicePlan> plans = plans(45);
        var intake = new Intake<ServicePlan>(vertx, plan -> {
            asked.add(plan);
            return asked.size() == 3 ? Future.failedFuture("no room") : Future.succeededFuture();
        });

        assertThatThrownBy(() -> within(intake.all(plans))).hasMessageContaining("no room");
        assertThat(asked).isEqualTo(plans);
    }
}
