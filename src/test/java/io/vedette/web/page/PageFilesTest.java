package io.vedette.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PageFilesTest {
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z]+\\.js)\"");

    @Test
    void nothingThatATargetSaysCanBecomeMarkup() throws Exception {
        for (Path file : files(".js")) {
            assertThat(Files.readString(file))
                    .as("%s", file)
                    .doesNotContainPattern(
                            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function|DOMParser");
        }
    }

    @Test
    void theMarkupNeedsNoLeniencyOfThePolicy() throws Exception {
        for (Path file : files(".html")) {
            assertThat(Files.readString(file))
                    .doesNotContainPattern("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
        }
    }

    @Test
    void noFileComesFromAForeignHost() throws Exception {
        for (Path file : files("")) {
            String text = Files.readString(file)
                    .replace("http://www.w3.org/2000/svg", "")
                    .replace("https://checkout.example.org", "");
            assertThat(text).as("%s", file).doesNotContainPattern("https?://|@import|\\burl\\(");
        }
    }

    @Test
    void aTimeToComeIsNotSpeltAsOneThatIsPast() throws Exception {
        for (Path file : files(".js")) {
            assertThat(Files.readString(file))
                    .as("%s", file)
                    .doesNotContainPattern("\\btime\\([a-z_.]*(until|ends_at|next_at)\\)");
        }
    }

    @Test
    void everyFileIsServed() throws Exception {
        List<String> served = PageFiles.names();

        assertThat(files("").stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(served);
        for (Path file : files(".js")) {
            assertThat(IMPORT.matcher(Files.readString(file)).results().map(match -> match.group(1)))
                    .isSubsetOf(served);
        }
    }

    private static List<Path> files(String ending) throws IOException, URISyntaxException {
        Path page = Path.of(Objects.requireNonNull(PageFiles.class.getResource("index.html"))
                .toURI());
        try (Stream<Path> files = Files.list(page.resolveSibling("."))) {
            return files.filter(file ->
                            file.toString().endsWith(ending) && !file.toString().endsWith(".class"))
                    .toList();
        }
    }
}
