package io.vedette.adopt.kuma;

import java.util.Map;

/** What to do about a type of monitor that Vedette has not. */
final class Advice {
    private static final String PORT = "watch its port with tcp://HOST:PORT";
    private static final String JOB = "let a job look at it and report: heartbeat://NAME";
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("docker", "watch what the container serves"),
            Map.entry("mysql", PORT),
            Map.entry("sqlserver", PORT),
            Map.entry("mongodb", PORT),
            Map.entry("oracledb", PORT),
            Map.entry("mqtt", PORT),
            Map.entry("rabbitmq", "watch its management API with https://"),
            Map.entry("kafka-producer", PORT),
            Map.entry("grpc-keyword", "grpc:// asks grpc.health.v1.Health/Check only"),
            Map.entry("postgres", "write postgres://HOST/DATABASE with username, password and query"),
            Map.entry("redis", "write redis://HOST:PORT with password"),
            Map.entry("real-browser", "steps of an https endpoint log in and order as a program does"),
            Map.entry("manual", "silence add says that something is known"));

    private static final Map<String, String> INSTEAD_OF_SETTINGS = Map.of(
            "smtpBCC", "add them to receivers[].email.to",
            "customSubject", "receivers[].title",
            "customBody", "receivers[].text",
            "webhookAdditionalHeaders",
                    "receivers[].webhook.secret signs each request; receivers[].command may send what it likes",
            "ntfyusername", "make a token of ntfy's for receivers[].ntfy.token",
            "ntfyPriority", "severity decides how loud it is",
            "pagerdutyPriority", "severity decides how loud it is",
            "opsgeniePriority", "severity decides how loud it is");

    private Advice() {}

    /** What to do about a setting of a notification that does not come over. */
    static String ofSetting(String key) {
        return INSTEAD_OF_SETTINGS.getOrDefault(key, "Vedette has nothing like it");
    }

    static String of(String type) {
        return INSTEAD.getOrDefault(type, JOB);
    }
}
