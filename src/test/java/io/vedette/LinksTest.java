package io.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    @Test
    void everyLinkOfTheDocumentationLeadsSomewhere() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            List<String> broken = Stream.concat(Stream.of(Path.of("README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> LINK.matcher(text(page))
                            .results()
                            .filter(link -> !leads(page, link.group(1), link.group(2)))
                            .map(link -> page + ": " + link.group()))
                    .toList();

            assertThat(broken).isEmpty();
        }
    }

    private static boolean leads(Path page, String file, @Nullable String section) {
        Path there = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(there)
                && (section == null
                        || HEADING.matcher(text(there)).results().anyMatch(heading -> anchor(heading.group(1))
                                .equals(section)));
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .strip()
                .replace(' ', '-');
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
