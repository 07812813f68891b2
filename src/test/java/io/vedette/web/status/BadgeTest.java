package io.vedette.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BadgeTest {
    @Test
    void whatANameSaysCannotBecomeMarkup() {
        String svg = new Badge("<script>&\"", "up", Badge.GOOD).svg().toString();

        assertThat(svg).doesNotContain("<script>").contains("&lt;script&gt;&amp;&quot;");
    }

    @Test
    void itIsAsWideAsItsWords() {
        assertThat(new Badge("checkout", "up", Badge.GOOD).svg().toString())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"86\"");
    }
}
