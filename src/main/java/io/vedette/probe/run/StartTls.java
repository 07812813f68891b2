package io.vedette.probe.run;

/** Whether a conversation that begins in the clear goes on under TLS. */
public enum StartTls {
    /** A server that does not offer it is down. */
    REQUIRED,
    IF_OFFERED,
    NEVER
}
