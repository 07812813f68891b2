/** What a deployment came to: its incident report as a page, as Markdown and as JSON, and its first hour. One {@code Incident}, gathered once, is the source of all three. */
@NullMarked
package io.vedette.web.incident;

import org.jspecify.annotations.NullMarked;
