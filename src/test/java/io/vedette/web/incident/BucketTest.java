package io.vedette.web.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BucketTest {
    private final Incident incident = Incidents.checkout();
    private final EndpointCourse course = incident.measured().endpoints().getFirst();

    @Test
    void everyProbeIsInOneBucketAndNoneIsShorterThanAnInterval() {
        Instant from = incident.frame().from();
        var buckets = Bucket.of(course, from, incident.frame().until(), 90);

        assertThat(buckets).allSatisfy(bucket -> assertThat(bucket.until())
                .isAfterOrEqualTo(bucket.from().plusSeconds(2)));
        assertThat(buckets.stream().mapToLong(Bucket::probes).sum())
                .isEqualTo(course.between(from, incident.frame().until()).size());
        assertThat(buckets.stream().mapToLong(Bucket::failed).sum()).isEqualTo(19);
    }

    @Test
    void theLineOfCharactersMarksFailuresAndWhereNobodyAnswered() {
        var buckets =
                Bucket.of(course, incident.frame().from(), incident.frame().until(), Course.WIDTH);

        assertThat(new Course(buckets).line()).matches("█+×+█+·*");
    }
}
