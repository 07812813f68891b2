/**
 * What survives a restart: one SQLite file with a writer thread of its own, its schema, its faults. Sees core and words only; other rooms declare the ports
 * that {@code app} puts in front of it. No event loop ever waits for the disk.
 */
@NullMarked
package io.vedette.store;

import org.jspecify.annotations.NullMarked;
