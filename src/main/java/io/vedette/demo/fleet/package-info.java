/** Simulated services with natural latency, each a real HTTP server on loopback. Runs on the event loop of the Vert.x it is started with. */
@NullMarked
package io.vedette.demo.fleet;

import org.jspecify.annotations.NullMarked;
