/** {@code /probe}, as blackbox_exporter answers it: one probe of a target that Prometheus names. */
@NullMarked
package io.vedette.web.blackbox;

import org.jspecify.annotations.NullMarked;
