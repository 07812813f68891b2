package io.vedette.probe.run;

import io.vedette.secret.Secret;

/** Who logs in. */
public record Login(String username, Secret password) {}
