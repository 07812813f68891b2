/** The JSON API under {@code /api/v1} and the daemon's own {@code /-/} operations: views of snapshots, the reading of requests, the event feed. */
@NullMarked
package io.vedette.web.api;

import org.jspecify.annotations.NullMarked;
