/**
 * What a link in a message may do: one thing, once confirmed by a person, without a login. The link is the credential: it is signed, it ends, and it is good for
 * its one purpose only. Runs on the web server's event loop.
 */
@NullMarked
package io.vedette.web.act;

import org.jspecify.annotations.NullMarked;
