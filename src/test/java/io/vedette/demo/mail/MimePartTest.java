package io.vedette.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class MimePartTest {
    @Test
    void aFoldedHeaderIsOneLine() {
        assertThat(mail("Subject: one\r\n two\r\n\r\nbody").header("SUBJECT")).isEqualTo("one two");
    }

    @Test
    void encodedWordsAreReadAndTheGapBetweenTwoIsNotPartOfThem() {
        assertThat(mail("Subject: =?utf-8?Q?caf=C3=A9_?= =?UTF-8?B?4oCUIGRvd24=?= now\r\n\r\n")
                        .header("Subject"))
                .isEqualTo("café — down now");
    }

    @Test
    void theTextPartOfAnAlternativeIsShown() {
        String raw = """
                Content-Type: multipart/alternative; boundary="b1"

                preamble
                --b1
                Content-Type: text/html

                <p>no</p>
                --b1
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                caf=E9 is =
                down=3D
                --b1--
                """.replace("\n", "\r\n");
        assertThat(mail(raw).text()).isEqualTo("café is down=");
    }

    @Test
    void aMessageWithoutATypeIsPlainText() {
        assertThat(mail("From: a@example.org\r\n\r\nhello\r\n").text()).isEqualTo("hello\n");
    }

    @Property
    void whateverComesIsReadWithoutAnException(@ForAll byte[] noise, @ForAll boolean multipart) {
        String head = multipart ? "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" : "";
        String raw = head + new String(noise, StandardCharsets.ISO_8859_1);

        Mail mail = new Mail("", List.of(), false, "", raw);

        assertThat(mail.text()).isNotNull();
        assertThat(mail.header("Subject")).isNotNull();
    }

    private static Mail mail(String raw) {
        return new Mail("", List.of(), false, "", raw);
    }
}
