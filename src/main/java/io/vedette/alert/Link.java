package io.vedette.alert;

import java.net.URI;

/** Something that can be done about a message by opening an address; the address may be a credential. */
public record Link(String label, URI url) {}
