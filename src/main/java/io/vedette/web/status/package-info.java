/** What outsiders may see: the status page, its data, badges. Knows nothing of addresses, errors or people. */
@NullMarked
package io.vedette.web.status;

import org.jspecify.annotations.NullMarked;
