/** The running daemon as a command sees it: its HTTP API, and every way in which it may fail to answer, as values. */
@NullMarked
package io.vedette.cli.client;

import org.jspecify.annotations.NullMarked;
