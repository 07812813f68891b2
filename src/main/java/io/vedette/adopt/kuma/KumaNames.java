package io.vedette.adopt.kuma;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column of Uptime Kuma's database is called in its backup files. */
final class KumaNames {
    private static final Pattern JOINT = Pattern.compile("_([a-z0-9])");
    private static final Map<String, String> OTHERS = Map.of("accepted_statuscodes_json", "accepted_statuscodes");
    private static final Set<String> SAME = Set.of(
            "basic_auth_user",
            "basic_auth_pass",
            "bearer_token",
            "dns_last_result",
            "dns_resolve_server",
            "dns_resolve_type",
            "docker_container",
            "docker_host",
            "oauth_audience",
            "oauth_auth_method",
            "oauth_client_id",
            "oauth_client_secret",
            "oauth_scopes",
            "oauth_token_url",
            "ping_count",
            "ping_numeric",
            "ping_per_request_timeout");

    private KumaNames() {}

    static String ofColumn(String column) {
        if (OTHERS.containsKey(column) || SAME.contains(column)) {
            return OTHERS.getOrDefault(column, column);
        }
        return JOINT.matcher(column).replaceAll(KumaNames::upper);
    }

    private static String upper(MatchResult joint) {
        return Matcher.quoteReplacement(joint.group(1).toUpperCase(Locale.ROOT));
    }
}
