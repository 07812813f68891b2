/** What every answer of the daemon shares: operations, problem details, bodies rendered off the event loop. Knows no feature. */
@NullMarked
package io.vedette.web.http;

import org.jspecify.annotations.NullMarked;
