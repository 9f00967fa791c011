package dev.darkroom.identity.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "ADA@EXAMPLE.COM, ada@example.com",
        "ＡDA@example.com, ada@example.com",
        "ada@example。com, ada@example.com",
        "Ünal@exämple.com, ünal@xn--exmple-cua.com",
        "u\u0308nal@XN--EXMPLE-CUA.com, ünal@xn--exmple-cua.com",
        "first.last+tag@sub.example.co.uk, first.last+tag@sub.example.co.uk",
        "o'brien_x-1@example.com, o'brien_x-1@example.com"
    })
    void waysToWriteOneAddressShareAKey(String text, String key) {
        assertThat(EmailAddress.parse(text)).hasValue(new EmailAddress(text, key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "ada@example..com",
                "ada@-example.com",
                "ada@example.com.",
                "ada@127.0.0.1",
                "ada@exa mple.com",
                "a da@example.com",
                "ada@ada@example.com",
                "\"ada\"@example.com",
                "ada\u0000@example.com",
                "ada\n@example.com",
                "ada\u200b@example.com",
                "ada\ud800@example.com",
                "<ada@example.com>",
                "ada@exa_mple.com"
            })
    void whatMailCouldNotReachIsNoAddress(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void anAddressHasAMostLength() {
        var tooLong = "a".repeat(64) + "@" + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".example";

        assertThat(EmailAddress.parse(tooLong)).isEmpty();
        assertThat(EmailAddress.parse(tooLong.substring(1))).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
    }

    @Test
    void noLogHoldsAnAddress() {
        assertThat(AnAccount.fresh().toString()).doesNotContain("@");
    }
}
