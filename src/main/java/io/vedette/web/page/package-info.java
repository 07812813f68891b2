/** The page at {@code /}: its files, ours, without a build step and without a foreign host. */
@NullMarked
package io.vedette.web.page;

import org.jspecify.annotations.NullMarked;
