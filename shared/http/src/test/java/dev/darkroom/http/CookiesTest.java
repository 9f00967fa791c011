package dev.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CookiesTest {
    @Test
    void everyCookieStandsInTheMemberOfItsOwnAndNowhereElse() {
        var answer = APIGatewayV2HTTPResponse.builder()
                .withHeaders(Map.of("set-cookie", "a=1,b=2", "ETag", "x"))
                .withMultiValueHeaders(Map.of("set-cookie", List.of("a=1; Secure", "b=2"), "ETag", List.of("x")))
                .build();

        var apart = Cookies.apart(answer);

        assertThat(apart.getCookies()).containsExactly("a=1; Secure", "b=2");
        assertThat(apart.getHeaders()).containsOnlyKeys("ETag");
        assertThat(apart.getMultiValueHeaders()).containsOnlyKeys("ETag");
    }

    @Test
    void aRequestsCookiesBecomeTheHeaderThatTheClientSent() {
        var event = APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("accept", "x"))
                .withCookies(List.of("a=1", "b=2"))
                .build();

        Cookies.together(event);

        assertThat(event.getHeaders()).containsOnly(Map.entry("accept", "x"), Map.entry("cookie", "a=1; b=2"));
        assertThat(event.getCookies()).isNull();
    }

    @Test
    void anAnswerWithoutCookiesStaysAsItIs() {
        var answer = APIGatewayV2HTTPResponse.builder()
                .withHeaders(Map.of("ETag", "x"))
                .build();

        assertThat(Cookies.apart(answer).getCookies()).isNull();
        assertThat(answer.getHeaders()).containsOnlyKeys("ETag");
    }
}
