package io.vedette.adopt.kuma;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A monitor as an endpoint. Belongs to one import. */
final class Monitors {
    static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(48);
    private static final int CONFIRMED = 2;

    private final Draft draft;
    private final HttpMonitor http;
    private final OtherMonitors others;

    Monitors(Draft draft, Map<String, Foreign> proxies) {
        this.draft = draft;
        this.http = new HttpMonitor(draft, proxies);
        this.others = new OtherMonitors(draft);
    }

    /** The endpoint, or null where Vedette has no such probe. */
    @Nullable
    Block endpoint(Foreign monitor, String name) {
        String type = monitor.text("type", "");
        if (monitor.truth("upsideDown", false)) {
            draft.losses()
                    .whole(
                            monitor,
                            "a monitor that is upside down",
                            "an endpoint that must not answer cannot be expected");
            return null;
        }
        Block endpoint = new Block().from(monitor.place(), monitor.path());
        if (!translate(endpoint, monitor, type, name)) {
            draft.losses().whole(monitor, "a monitor of the type " + type, Advice.of(type));
            return null;
        }
        endpoint.put("name", name);
        pace(endpoint, monitor);
        family(endpoint, monitor);
        whatIsLost(monitor);
        return endpoint;
    }

    private boolean translate(Block endpoint, Foreign monitor, String type, String name) {
        switch (type) {
            case "http", "keyword", "json-query" -> http.translate(endpoint, monitor, name);
            case "port" -> others.port(endpoint, monitor);
            case "ping" -> others.ping(endpoint, monitor);
            case "dns" -> others.dns(endpoint, monitor);
            case "push" -> others.push(endpoint, monitor, name, interval(monitor));
            case "smtp" -> others.smtp(endpoint, monitor);
            case "websocket-upgrade" -> others.websocket(endpoint, monitor, name);
            case "grpc-keyword" -> {
                return others.grpc(endpoint, monitor);
            }
            case "postgres", "redis" -> {
                return others.database(endpoint, monitor, name);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static Duration interval(Foreign monitor) {
        return seconds(monitor.text("interval"), USUAL_INTERVAL);
    }

    private static void pace(Block endpoint, Foreign monitor) {
        if (monitor.text("type", "").equals("push")) {
            return;
        }
        Duration interval = interval(monitor);
        Duration timeout = seconds(monitor.text("timeout"), USUAL_TIMEOUT);
        endpoint.put("interval", interval.equals(USUAL_INTERVAL) ? null : Written.duration(interval));
        boolean shorter = timeout.compareTo(interval) < 0;
        endpoint.put("timeout", timeout.equals(USUAL_TIMEOUT) || !shorter ? null : Written.duration(timeout));
    }

    private static void family(Block endpoint, Foreign monitor) {
        String family = monitor.text("ipFamily", "");
        if (family.equals("ipv4") || family.equals("ipv6")) {
            endpoint.put("address_family", family);
        }
    }

    private static Duration seconds(@Nullable String text, Duration otherwise) {
        if (text == null || !text.matches("\\d{1,8}(\\.\\d{1,9})?")) {
            return otherwise;
        }
        Duration said = Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue());
        return said.isPositive() ? said : otherwise;
    }

    private void whatIsLost(Foreign monitor) {
        String retries = monitor.text("maxretries", "0");
        if (retries.matches("\\d{1,4}") && Integer.parseInt(retries) > CONFIRMED) {
            draft.losses()
                    .of(
                            monitor,
                            "maxretries",
                            "an outage is told after three failures within about a second; a route's group_wait makes it later");
        }
        if (monitor.truth("domainExpiryNotification", false)) {
            draft.losses()
                    .of(monitor, "domainExpiryNotification", "Vedette asks no registry: let the registrar remind you");
        }
        if (monitor.text("conditions", "[]").length() > "[]".length()) {
            draft.losses().of(monitor, "conditions", "a list", "write them below expect");
        }
        if (monitor.truth("cacheBust", false)) {
            draft.losses()
                    .of(monitor, "cacheBust", "a request is the same each time; headers may ask for a fresh answer");
        }
        if (monitor.truth("wsIgnoreSecWebsocketAcceptHeader", false)) {
            draft.losses()
                    .of(
                            monitor,
                            "wsIgnoreSecWebsocketAcceptHeader",
                            "a server that answers it wrongly is down (RFC 6455)");
        }
        if (!Set.of("", "none").contains(monitor.text("expectedTlsAlert", ""))) {
            draft.losses().of(monitor, "expectedTlsAlert", "a handshake that must fail cannot be expected");
        }
        if (!monitor.text("description", "").isBlank()) {
            draft.losses().note("description: a service has none; its runbook may name a page");
        }
    }
}
