package dev.darkroom.identity.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
    private final RefreshToken token = RefreshToken.next();
    private final RefreshToken successor = RefreshToken.next();

    @Test
    void aTokenIs256BitsThatCanBeWrittenAndRead() {
        assertThat(token.value()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(successor.value());
        assertThat(RefreshToken.parse(token.value()).orElseThrow().fingerprint())
                .hasSize(32)
                .isEqualTo(token.fingerprint())
                .isNotEqualTo(successor.fingerprint());
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                // the same bits as forty-three A
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"
            })
    void otherTextIsNoToken(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void whoHasTheTokenOpensWhatItSealed() {
        var sealed = token.seal(successor);

        assertThat(token.open(sealed).value()).isEqualTo(successor.value());
        assertThat(token.seal(successor)).isNotEqualTo(sealed);
    }

    @Test
    void nobodyElseDoes() {
        var sealed = token.seal(successor);

        assertThatThrownBy(() -> successor.open(sealed)).isInstanceOf(IllegalStateException.class);
        sealed[20] ^= 1;
        assertThatThrownBy(() -> token.open(sealed)).isInstanceOf(IllegalStateException.class);
    }
}
