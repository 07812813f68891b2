/** How commands speak to people: a terminal, colours only where they are seen, tables, words for figures and times. Knows no command. */
@NullMarked
package io.vedette.cli.text;

import org.jspecify.annotations.NullMarked;
