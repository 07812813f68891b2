package io.vedette.web.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.act.Signer.Claim;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SignerTest {
    private static final Instant END = Instant.parse("2026-03-03T12:00:00Z");
    private static final Claim CLAIM = new Claim("acknowledge", "a1,b2", END);

    private final Signer signer = new Signer(key(1));

    private static byte[] key(int filling) {
        byte[] key = new byte[Signer.KEY_BYTES];
        Arrays.fill(key, (byte) filling);
        return key;
    }

    @Test
    void whatItSignedItKnowsAgain() {
        assertThat(signer.read(signer.token(CLAIM))).contains(CLAIM);
    }

    @Test
    void whatAnotherKeySignedItDoesNotKnow() {
        assertThat(signer.read(new Signer(key(2)).token(CLAIM))).isEmpty();
    }

    @Test
    void aLinkStandsBelowTheAddressThatPeopleUse() {
        URI link = signer.link(URI.create("https://vedette.example.org/base/"), "acknowledge", "a1,b2", END);

        assertThat(link.toString()).startsWith("https://vedette.example.org/base/act/");
        assertThat(link.getPath()).matches("/base/act/[A-Za-z0-9_.-]+");
    }

    @Test
    void whatNobodySignedIsNothing() {
        assertThat(signer.read("")).isEmpty();
        assertThat(signer.read(".")).isEmpty();
        assertThat(signer.read("%%%.%%%")).isEmpty();
        assertThat(signer.read("a".repeat(5_000) + "." + "b")).isEmpty();
    }

    @Property(tries = 300)
    void oneCharacterChangedAndItIsNothing(
            @ForAll @IntRange(max = 200) int place, @ForAll @IntRange(min = 33, max = 126) int character) {
        String token = signer.token(CLAIM);
        int at = place % token.length();
        if (token.charAt(at) == character) {
            return;
        }
        String changed = token.substring(0, at) + (char) character + token.substring(at + 1);

        // the last character of each half has bits that mean nothing: what is decoded must be the same then
        assertThat(signer.read(changed)).satisfiesAnyOf(read -> assertThat(read).isEmpty(), read -> assertThat(read)
                .contains(CLAIM));
        assertThat(signer.read(changed).filter(read -> !read.equals(CLAIM))).isEmpty();
    }

    @Property(tries = 100)
    void whateverTheSubjectItComesBack(@ForAll @StringLength(max = 300) String subject) {
        var claim = new Claim("acknowledge", subject.replaceAll("[\\p{Cs}]", ""), END);

        assertThat(signer.read(signer.token(claim))).contains(claim);
    }
}
