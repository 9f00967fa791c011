package dev.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new Random(1));

    @Test
    void thePasswordThatWasHashedMatchesAndNoOther() {
        var kept = passwords.hash("correct horse");

        assertThat(passwords.matches("correct horse", kept)).isTrue();
        assertThat(passwords.matches("correct horsE", kept)).isFalse();
        assertThat(passwords.matches("", kept)).isFalse();
    }

    @Test
    void whatIsKeptSaysHowItWasMadeAndHidesThatPasswordsAreEqual() {
        assertThat(passwords.hash("correct horse"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(passwords.hash("correct horse"));
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24}. */
    @Test
    void hashesOfOthersAreUnderstood() {
        var reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(passwords.matches("password", reference)).isTrue();
        assertThat(passwords.matches("passwords", reference)).isFalse();
    }

    @Test
    void whatIsNoHashIsABug() {
        assertThatThrownBy(() -> passwords.matches("correct horse", "$2a$10$abc"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("$2a");
    }
}
