package io.vedette.web.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Aftermath;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class IncidentPageTest {
    private static final Pattern VOID = Pattern.compile("<(meta|link|img|br)([^>]*)>");

    private static String page() {
        return new IncidentPage(Incidents.checkout()).html();
    }

    /** As XML, which forgives nothing. */
    private static Document parsed(String page) throws Exception {
        String closed = VOID.matcher(page.replace("<!doctype html>", "")).replaceAll("<$1$2/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(closed)));
    }

    @Test
    void thePageSaysAtOneGlanceHowLongEachPhaseTook() {
        assertThat(page())
                .contains("<h1>checkout 2.5.0 <span class=\"verdict regressed\">regressed</span></h1>")
                .contains("<dt>found after</dt><dd>36 s</dd>")
                .contains("<dt>taken back after that</dt><dd>2.0 s</dd>")
                .contains("<dt>as before after that</dt><dd>20 s</dd>")
                .contains("<dt>in all</dt><dd>58 s</dd>");
    }

    @Test
    void everyDrawingHasANameAndItsFiguresInTheText() throws Exception {
        NodeList drawings = parsed(page()).getElementsByTagName("svg");

        int named = 0;
        for (int i = 0; i < drawings.getLength(); i++) {
            var attributes = drawings.item(i).getAttributes();
            boolean inner = attributes.getNamedItem("viewBox") != null;
            assertThat(inner || attributes.getNamedItem("aria-label") != null).isTrue();
            named += inner ? 0 : 1;
        }
        assertThat(named).isEqualTo(5); // the phases, the evidence, failures, latency, before and after
        assertThat(page()).contains("median 20.0 ms before, – since; 19 of 19 probes failed");
    }

    @Test
    void whatAServiceSaysIsTextAndNothingElse() throws Exception {
        String page = new IncidentPage(Incidents.of(Incidents.OVER, "<script>alert('x')</script> & \"more\"")).html();

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script", "javascript:");
        assertThat(parsed(page).getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void anIncidentThatGoesOnHasNoEnd() {
        String page = new IncidentPage(Incidents.of(Aftermath.NONE, "EndpointDown fired")).html();

        assertThat(page).contains("<dt>taken back after that</dt><dd>–</dd>", "<dt>in all</dt><dd>–</dd>");
    }

    @Test
    void aReasonThatIsNotTheVerdictsIsGiven() {
        assertThat(page()).contains("The reason given: it is down.");
    }

    @Test
    void whatItTookOfTheBudgetIsToldInBadProbes() {
        assertThat(page()).contains("this took 1.0 % of the budget, 19 bad of 29 measured");
    }

    @Test
    void thePageAndTheMarkdownSayTheSame() {
        String markdown = new IncidentText(Incidents.checkout()).markdown();

        new Words(Incidents.checkout()).asked().forEach(sentence -> {
            assertThat(markdown).contains(sentence);
            assertThat(page()).contains(sentence);
        });
        assertThat(markdown).doesNotContain("\n\n\n");
    }
}
