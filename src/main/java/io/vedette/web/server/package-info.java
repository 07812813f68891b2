/** The HTTP server: who may ask, how the router is built from operations, what it listens on. {@link io.vedette.web.server.WebServer} is what the app starts. */
@NullMarked
package io.vedette.web.server;

import org.jspecify.annotations.NullMarked;
