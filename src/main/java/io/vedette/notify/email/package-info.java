/** Email by SMTP with STARTTLS or TLS, and login. */
@NullMarked
package io.vedette.notify.email;

import org.jspecify.annotations.NullMarked;
