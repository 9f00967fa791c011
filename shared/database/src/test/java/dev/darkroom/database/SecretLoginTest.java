package dev.darkroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLoginTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:5432/darkroom, disable",
        "jdbc:postgresql://localhost/darkroom, disable",
        "jdbc:postgresql://db.cluster-x.eu-central-1.rds.amazonaws.com:5432/darkroom, require",
        "'jdbc:postgresql://127.0.0.1,10.0.0.1/darkroom', require"
    })
    void nothingLeavesTheMachineInClear(String url, String mode) {
        var login = new SecretLogin(url, HeldSecret.of("a", "b").secrets(), "arn:database");

        assertThat(login.getSslMode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "{}", "{\"username\":\"hunter2\"}", "{\"username\":\"a\",\"password\":hunter2}"})
    void aSecretThatIsNoLoginIsNamedAndNotQuoted(String value) {
        var login = new SecretLogin(
                "jdbc:postgresql://127.0.0.1:1/darkroom", new HeldSecret(value).secrets(), "arn:database");

        assertThatThrownBy(login::getConnection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DATABASE_SECRET_ARN")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void aSchemaHasANameThatNeedsNoQuotes() {
        assertThatThrownBy(() -> new Schema("a; DROP")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Schema("identity").name()).isEqualTo("identity");
    }
}
