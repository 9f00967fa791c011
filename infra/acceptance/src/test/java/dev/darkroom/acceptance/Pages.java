package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Walks a list page by page, as a client that wants all of it. */
final class Pages {
    private static final int MOST = 50;

    private Pages() {}

    /** @param path with a query already */
    static List<String> ids(User user, String path, String member) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST; page++) {
            Answer answer = user.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .send();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.data()
                    .path("items")
                    .forEach(item -> ids.add(item.path(member).asText()));
            cursor = next(answer);
            if (cursor.isEmpty()) {
                return ids;
            }
        }
        throw new AssertionError("the list never ends: " + path);
    }

    /** The cursor of the next page, escaped for a query; empty on the last page. */
    static String next(Answer answer) {
        return URLEncoder.encode(answer.data().path("cursor").asText(""), StandardCharsets.UTF_8);
    }
}
