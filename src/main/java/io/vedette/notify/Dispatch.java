package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.HttpAnswer;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the receivers that ask over HTTP have in common: belongs to the couriers' event loop.
 *
 * @param clock dates signatures, and says how long a {@code Retry-After} is
 * @param externalUrl where people see Vedette; absent if they cannot
 */
public record Dispatch(
        HttpSender http, InstantSource clock, @Nullable URI externalUrl) {
    /** Sends once, and takes the answer as that of any webhook; {@code secrets} are blotted out of what is quoted of it. */
    public Future<Delivery> send(Post post, Secret... secrets) {
        return http.send(post, answer -> usual(answer, secrets));
    }

    /** What an answer means at most receivers. */
    public Delivery usual(HttpAnswer answer, Secret... secrets) {
        return answer.delivery(clock.instant(), secrets);
    }

    /** Where people see more of a notice: the page of its service, or of all when it is about several; nothing if they cannot. */
    public @Nullable URI page(Notice notice) {
        return externalUrl == null ? null : page(externalUrl, notice);
    }

    /** The page of a notice at {@code url}. */
    public static URI page(URI url, Notice notice) {
        List<String> services = notice.alerts().stream()
                .filter(alert -> !alert.name().equals(Drill.ALERT))
                .map(Alert::service)
                .filter(service -> !service.equals(Plight.OURS))
                .distinct()
                .limit(2)
                .toList();
        if (services.size() != 1 || url.getRawFragment() != null) {
            return url;
        }
        String report = report(notice);
        if (!report.isEmpty() && url.getRawQuery() == null) {
            return URI.create(bare(url).replaceFirst("/*$", "/deployments/" + encoded(report)));
        }
        return URI.create(bare(url) + "#/services/" + encoded(services.getFirst()));
    }

    /** The deployment that all of it is about: its report says more than the service's page. */
    private static String report(Notice notice) {
        List<String> deployments = notice.alerts().stream()
                .map(alert -> alert.labels().value("deployment"))
                .distinct()
                .toList();
        return deployments.size() == 1 ? deployments.getFirst() : "";
    }

    private static String bare(URI url) {
        return url.getRawPath() == null || url.getRawPath().isEmpty() ? url + "/" : url.toString();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
