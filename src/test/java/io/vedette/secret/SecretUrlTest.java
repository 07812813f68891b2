package io.vedette.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretUrlTest {
    private static String blotted(String url, String said) {
        String text = said;
        for (Secret part : SecretUrl.parts(new Secret(url), new Secret("whsec_1"))) {
            text = text.replace(part.reveal(), "*");
        }
        return text;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://hooks.example.org/services/T00/B00/Xy7abcdefgh | no_service Xy7abcdefgh                | no_service *
        https://chat.example.org/v1/messages?key=k1&token=abc4defg | unknown token abc4defg            | unknown token *
        https://chat.example.org/v1/messages?key=k1&token=abc4defg | Cannot POST /v1/messages?key=k1&token=abc4defg | Cannot POST *?*
        https://deploy.example.org/rollback                    | accepted: rollback-7               | accepted: rollback-7
        https://deploy.example.org/rollback                    | signed with whsec_1                | signed with *
        https://user:pa55word@deploy.example.org/              | pa55word is wrong                  | * is wrong
        """)
    void whatMayBeACredentialIsBlottedAndWordsAreNot(String url, String said, String shown) {
        assertThat(blotted(url, said)).isEqualTo(shown);
    }

    @Test
    void whatIsNoUrlIsASecretAsAWhole() {
        assertThat(SecretUrl.parts(new Secret("not a url"))).containsExactly(new Secret("not a url"));
    }
}
