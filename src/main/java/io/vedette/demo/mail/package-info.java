/** A mail relay that keeps what it gets: real SMTP with STARTTLS and login, small and bounded. Runs on the event loop of the Vert.x it is started with. */
@NullMarked
package io.vedette.demo.mail;

import org.jspecify.annotations.NullMarked;
