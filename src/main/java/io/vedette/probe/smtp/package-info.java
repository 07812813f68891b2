/** Probes of mail servers: greeting, EHLO, STARTTLS and a login; no mail is sent. */
@NullMarked
package io.vedette.probe.smtp;

import org.jspecify.annotations.NullMarked;
