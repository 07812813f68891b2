package io.vedette.deployment.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The formulas against an independent oracle's figures. */
final class VectorsTest {
    private static final JsonObject VECTORS = read();

    private static JsonObject read() {
        try (var file = VectorsTest.class.getResourceAsStream("deployment_guard.json")) {
            return new JsonObject(Buffer.buffer(Objects.requireNonNull(file).readAllBytes()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Stream<JsonArray> rows(String name) {
        return VECTORS.getJsonObject(name).getJsonArray("rows").stream().map(JsonArray.class::cast);
    }

    @Test
    void theOneSampleEvidenceIsTheOracles() {
        rows("log_e").forEach(row -> assertThat(Exceedances.lnE(row.getLong(0), row.getLong(1), row.getDouble(2)))
                .as(row.encode())
                .isCloseTo(row.getDouble(3), within(1e-9)));
    }

    @Test
    void theJointEvidenceIsTheOracles() {
        rows("log_e_joint").forEach(row -> {
            var errors = new JointErrors(row.getLong(0), row.getLong(1), row.getDouble(4));
            assertThat(errors.lnE(row.getLong(2), row.getLong(3)))
                    .as(row.encode())
                    .isCloseTo(row.getDouble(5), within(1e-6));
        });
    }

    @Test
    void theRanksAreTheOracles() {
        rows("upper_rank").forEach(row -> {
            Integer rank = row.getInteger(3);
            assertThat(Binomial.upperRank(row.getInteger(0), row.getDouble(1), row.getDouble(2)))
                    .as(row.encode())
                    .isEqualTo(rank == null ? OptionalInt.empty() : OptionalInt.of(rank));
        });
    }

    @Test
    void theUpperBoundsAreTheOracles() {
        rows("clopper_pearson_upper")
                .forEach(row -> assertThat(Binomial.upperBound(row.getLong(0), row.getLong(1), row.getDouble(2)))
                        .as(row.encode())
                        .isCloseTo(row.getDouble(3), within(1e-9)));
    }

    @Test
    void theBoundaryOfBadSlotsIsTheOracles() {
        VECTORS.getJsonArray("joint_boundary").stream()
                .map(JsonObject.class::cast)
                .forEach(VectorsTest::holdsBoundary);
    }

    private static void holdsBoundary(JsonObject expected) {
        var errors = new JointErrors(expected.getLong("nb"), expected.getLong("kb"), expected.getDouble("floor"));
        double threshold = -StrictMath.log(expected.getDouble("alpha"));
        var found = IntStream.rangeClosed(
                        1, expected.getJsonArray("kstar_n1_120").size())
                .mapToLong(n -> errors.boundary(n, threshold))
                .boxed()
                .toList();
        assertThat(found)
                .isEqualTo(expected.getJsonArray("kstar_n1_120").stream()
                        .map(number -> ((Number) number).longValue())
                        .toList());
    }
}
