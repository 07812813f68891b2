package io.vedette.config.receiver;

import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.WebUrls;
import io.vedette.notify.ntfy.NtfySpec;
import io.vedette.notify.opsgenie.OpsgenieSpec;
import io.vedette.notify.pagerduty.PagerDutySpec;
import io.vedette.notify.twilio.TwilioSpec;
import io.vedette.secret.Secret;
import java.net.URI;
import java.util.List;

/** Ways to somebody's pocket. */
final class PagingWays {
    private static final Key<URI> PAGERDUTY_URL =
            Key.of("url", WebUrls.page(), "PagerDuty's Events API.").or("https://events.pagerduty.com");
    private static final Key<Secret> ROUTING_KEY = Key.of(
                    "routing_key", Scalars.secret(), "The integration key of the service (Events API v2).")
            .required()
            .example("${file:pagerduty_key}");

    private static final Key<URI> OPSGENIE_URL = Key.of("url", WebUrls.page(), "Opsgenie's API.")
            .or("https://api.opsgenie.com")
            .example("https://api.eu.opsgenie.com");
    private static final Key<Secret> API_KEY = Key.of("api_key", Scalars.secret(), "The key of an API integration.")
            .required()
            .example("${file:opsgenie_key}");

    private static final Key<URI> TWILIO_URL =
            Key.of("url", WebUrls.page(), "Twilio's API.").or("https://api.twilio.com");
    private static final Key<String> ACCOUNT = Key.of(
                    "account",
                    Scalars.matching("account", "the account's SID, AC and 32 letters", "^AC[0-9a-fA-F]{32}$"),
                    "The account's SID.")
            .required()
            .example("AC0123456789abcdef0123456789abcdef");
    private static final Key<Secret> AUTH_TOKEN = Key.of("token", Scalars.secret(), "The account's auth token.")
            .required()
            .example("${file:twilio_token}");
    private static final Key<String> FROM = Key.of(
                    "from",
                    Scalars.matching(
                            "sender",
                            "a number such as +15017122661, or MG and 32 letters",
                            "^(\\+[1-9][0-9]{6,14}|MG[0-9a-fA-F]{32})$"),
                    "A number of the account, or the SID of a messaging service.")
            .required()
            .example("+15017122661");
    private static final Key<String> TO = Key.of(
                    "to",
                    Scalars.matching("number", "a number such as +4930123456", "^\\+[1-9][0-9]{6,14}$"),
                    "Whom to send it to.")
            .required()
            .example("+4930123456");

    private static final Key<URI> NTFY_URL =
            Key.of("url", WebUrls.page(), "The ntfy server.").or("https://ntfy.sh");
    private static final Key<String> TOPIC = Key.of(
                    "topic",
                    Scalars.matching("topic", "letters, digits, - and _", "^[-_A-Za-z0-9]{1,64}$"),
                    "The topic. Whoever knows the name of an open topic can read it.")
            .required()
            .example("oncall-7f3a");
    private static final Key<Secret> ACCESS_TOKEN = Key.of(
                    "token", Scalars.secret(), "An access token, for a topic that is not open.")
            .example("${file:ntfy_token}");

    static final List<Way> ALL = List.of(
            Way.of(
                    "pagerduty",
                    "Pages by PagerDuty.",
                    "A PagerDuty service.",
                    fields -> new PagerDutySpec(fields.get(PAGERDUTY_URL), fields.get(ROUTING_KEY)),
                    PAGERDUTY_URL,
                    ROUTING_KEY),
            Way.of(
                    "opsgenie",
                    "Pages by Opsgenie.",
                    "An Opsgenie team.",
                    fields -> new OpsgenieSpec(fields.get(OPSGENIE_URL), fields.get(API_KEY)),
                    OPSGENIE_URL,
                    API_KEY),
            Way.of(
                    "twilio",
                    "Sends a short message by Twilio.",
                    "A telephone that gets short messages; each part is paid.",
                    fields -> new TwilioSpec(
                            fields.get(TWILIO_URL),
                            fields.get(ACCOUNT),
                            fields.get(AUTH_TOKEN),
                            fields.get(FROM),
                            fields.get(TO)),
                    TWILIO_URL,
                    ACCOUNT,
                    AUTH_TOKEN,
                    FROM,
                    TO),
            Way.of(
                    "ntfy",
                    "Publishes to an ntfy topic.",
                    "An ntfy topic that a phone subscribes to.",
                    fields -> new NtfySpec(fields.get(NTFY_URL), fields.get(TOPIC), fields.find(ACCESS_TOKEN)),
                    NTFY_URL,
                    TOPIC,
                    ACCESS_TOKEN));

    private PagingWays() {}
}
