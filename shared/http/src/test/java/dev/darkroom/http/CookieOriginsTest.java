package dev.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.http.testing.HttpFunction;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages may send the refresh token's cookie along. */
class CookieOriginsTest {
    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, /api/v1/auth/refresh, https://app.example.com, true",
        "https://app.example.com, /api/v1/auth/login, https://app.example.com, true",
        "https://app.example.com, /api/v1/auth/refresh, https://evil.example.com, ''",
        "https://app.example.com, /me, https://app.example.com, ''",
        "https://app.example.com, /api/session/x, https://app.example.com, ''",
        "*, /api/v1/auth/refresh, https://app.example.com, ''"
    })
    void onlyTheStudiosListedPagesMay(String listed, String path, String page, String allowed) {
        var headers = Map.of("Origin", page, "Access-Control-Request-Method", "POST");
        try (var function = HttpFunction.start(Map.of("spec.name", "origins", "allowed.origins", listed))) {
            var preflight = function.call("OPTIONS", path, headers, null);
            var answer = function.get(path, Map.of("Origin", page));

            assertThat(preflight.header("Access-Control-Allow-Credentials").orElse(""))
                    .isEqualTo(allowed);
            assertThat(answer.header("Access-Control-Allow-Credentials").orElse(""))
                    .isEqualTo(allowed);
        }
    }
}
