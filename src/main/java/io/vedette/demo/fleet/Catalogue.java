package io.vedette.demo.fleet;

import static io.vedette.demo.fleet.Blueprint.service;
import static io.vedette.demo.fleet.Latency.around;
import static io.vedette.demo.fleet.Latency.restless;

import java.util.List;
import java.util.stream.Stream;

/** The thirty services of the demonstration: a web shop, a software service and a chain explorer, as one company may have them. */
public final class Catalogue {
    private Catalogue() {}

    public static List<Blueprint> services() {
        return Stream.of(shop(), software(), explorer()).flatMap(List::stream).toList();
    }

    private static List<Blueprint> shop() {
        return List.of(
                service("storefront", "shop", around(18), "8.14.0").alsoAt("/health/assets"),
                service("catalog", "shop", around(9), "3.7.2").alsoAt("/health/index"),
                service("search", "shop", restless(34), "5.2.1").alsoAt("/health/suggest"),
                service("cart", "shop", around(6), "4.0.9"),
                service("checkout", "payments", around(22), "2.4.0"),
                service("payments", "payments", around(41), "6.1.3").alsoAt("/health/acquirer"),
                service("fraud-score", "payments", restless(55), "1.19.0"),
                service("inventory", "shop", around(12), "7.3.0"),
                service("pricing", "shop", around(5), "2.11.4"),
                service("recommendations", "shop", restless(48), "0.42.0"),
                service("reviews", "shop", around(15), "1.8.1"),
                service("shipping-quotes", "logistics", restless(90), "3.0.2"));
    }

    private static List<Blueprint> software() {
        return List.of(
                service("identity", "platform", around(8), "11.2.0").alsoAt("/health/keys"),
                service("sessions", "platform", around(2), "4.4.4"),
                service("tenants", "platform", around(7), "2.0.1"),
                service("billing", "finance", around(28), "5.6.0").alsoAt("/health/ledger"),
                service("invoices", "finance", around(31), "1.3.7"),
                service("webhooks-out", "platform", around(11), "2.2.2"),
                service("mailer", "platform", around(14), "3.1.0"),
                service("notifications", "platform", around(10), "6.0.0"),
                service("reports", "analytics", restless(95), "0.9.8"),
                service("exports", "analytics", restless(75), "1.1.1"),
                service("feature-flags", "platform", around(3), "9.5.0"));
    }

    private static List<Blueprint> explorer() {
        return List.of(
                service("explorer-web", "chain", around(16), "12.0.3").alsoAt("/health/render"),
                service("explorer-api", "chain", around(13), "12.0.3").alsoAt("/health/blocks"),
                service("indexer-mainnet", "chain", around(25), "4.8.0"),
                service("indexer-testnet", "chain", restless(30), "4.9.0-rc2"),
                service("node-gateway", "chain", around(19), "2.7.5").alsoAt("/health/peers"),
                service("token-metadata", "chain", around(20), "1.0.6"),
                service("price-feed", "chain", restless(26), "3.3.0"));
    }
}
