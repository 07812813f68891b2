/** Pages, API, server-sent events and metrics; asks through its own Queries and Commands. */
@NullMarked
package io.vedette.web;

import org.jspecify.annotations.NullMarked;
