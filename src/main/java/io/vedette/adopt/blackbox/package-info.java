/** What blackbox_exporter and the Prometheus that asks it was told, read and translated. */
@NullMarked
package io.vedette.adopt.blackbox;

import org.jspecify.annotations.NullMarked;
