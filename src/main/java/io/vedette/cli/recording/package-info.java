/**
 * Recorded observations as files: CSV and JSON lines, plain or gzip, millions of rows a second without an object a row. Each reader belongs to one thread and blocks
 * on its file; what cannot be read is a problem with its line, never an exception.
 */
@NullMarked
package io.vedette.cli.recording;

import org.jspecify.annotations.NullMarked;
