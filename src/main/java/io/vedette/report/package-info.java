/** What a period came to, in words, and when it is told. Pure: whoever may see the core may see it. */
@NullMarked
package io.vedette.report;

import org.jspecify.annotations.NullMarked;
