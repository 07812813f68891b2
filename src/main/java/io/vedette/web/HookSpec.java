package io.vedette.web;

import io.vedette.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform that tells of its deployments by itself.
 *
 * @param name the last part of the address that it calls
 * @param secret what it signs with, or shows
 * @param environments whose deployments count
 * @param sources whose deployments they are; a source that none names is the service of the same name
 */
public record HookSpec(String name, Platform platform, Secret secret, List<String> environments, List<Source> sources) {
    public HookSpec {
        environments = List.copyOf(environments);
        sources = List.copyOf(sources);
    }

    /** Who calls, and how it proves that. */
    public enum Platform {
        /** Signs the body: HMAC-SHA256. */
        GITHUB,
        /** Signs the body: HMAC-SHA1. */
        VERCEL,
        /** Shows a token. */
        ARGOCD,
        /** Shows a token. */
        KUBERNETES,
        /** Signs the body and the time: HMAC-SHA256. Tells of buttons that were pressed, and of no deployment. */
        SLACK
    }

    /**
     * @param from as the platform names it
     * @param environment whose deployments; any of those that count when absent
     */
    public record Source(String from, @Nullable String environment, String service) {}
}
