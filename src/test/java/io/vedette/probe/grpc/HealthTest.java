package io.vedette.probe.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class HealthTest {
    @Property
    void aRequestIsWhatProtobufWouldHaveWritten(@ForAll @StringLength(max = 300) String service) {
        var bytes = HealthCheckRequest.newBuilder().setService(service).build().toByteArray();
        var request = Health.request(service);

        assertThat(Arrays.copyOfRange(request, 5, request.length)).isEqualTo(bytes);
        assertThat(ByteBuffer.wrap(request).getInt(1)).isEqualTo(bytes.length);
    }

    @Test
    void aResponseIsReadAsProtobufHasWrittenIt() {
        for (var status : ServingStatus.values()) {
            if (status != ServingStatus.UNRECOGNIZED) {
                var message = HealthCheckResponse.newBuilder()
                        .setStatus(status)
                        .build()
                        .toByteArray();
                var body = ByteBuffer.allocate(5 + message.length)
                        .put((byte) 0)
                        .putInt(message.length)
                        .put(message);

                assertThat(Health.status(body.array())).isEqualTo(status.name());
            }
        }
    }

    @Property
    void anyBytesAreReadOrRefusedAndNothingElse(@ForAll @Size(max = 60) byte[] message) {
        var body = ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message);

        assertThat(String.valueOf(Health.status(body.array()))).isNotEmpty();
        assertThat(String.valueOf(Health.status(message))).isNotEmpty();
    }
}
