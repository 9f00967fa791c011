package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.User;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class UploadsE2E {
    private static final byte[] PHOTO = SmallPhotos.photo(4);

    @Test
    void theStoreTakesWhatWasAnnounced() {
        Answers.Upload slot = announced();
        assertThat(slot.key()).matches("inputs/u_[^/]+/job_[^/]+/0\\.jpg");
        assertThat(darkroom().photos().offer(slot.url(), slot.headers(), PHOTO)).isEqualTo(200);
    }

    @Test
    void theStoreRefusesAnotherTypeLengthOrContent() {
        Answers.Upload slot = announced();
        Map<String, String> otherType = new HashMap<>();
        slot.headers()
                .forEach((name, value) ->
                        otherType.put(name, name.equalsIgnoreCase("content-type") ? "text/html" : value));
        assertThat(otherType).isNotEqualTo(slot.headers());
        assertRefused(darkroom().photos().offer(slot.url(), otherType, PHOTO));
        byte[] longer = java.util.Arrays.copyOf(PHOTO, PHOTO.length + 1);
        assertRefused(darkroom().photos().offer(slot.url(), slot.headers(), longer));
        byte[] other = PHOTO.clone();
        other[other.length / 2] ^= 1;
        assertRefused(darkroom().photos().offer(slot.url(), slot.headers(), other));
        assertRefused(darkroom().photos().offer(slot.url(), Map.of(), PHOTO));
    }

    @Test
    void theStoreRefusesAUrlThatWasTouched() {
        Answers.Upload slot = announced();
        List<UnaryOperator<String>> touches = List.of(
                url -> url.replaceFirst("/0\\.jpg", "/1.jpg"),
                url -> url.replaceFirst("inputs/u_", "inputs/u_0"),
                url -> url.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=604800"),
                url -> url.replaceFirst("X-Amz-Date=\\d{8}", "X-Amz-Date=20200101"),
                url -> url.replaceFirst("X-Amz-Signature=\\w{8}", "X-Amz-Signature=00000000"),
                url -> url.replaceFirst("[&?]X-Amz-Signature=\\w+", ""));
        for (UnaryOperator<String> touch : touches) {
            String touched = touch.apply(slot.url().toString());
            assertThat(touched).isNotEqualTo(slot.url().toString());
            assertRefused(darkroom().photos().offer(URI.create(touched), slot.headers(), PHOTO));
        }
        assertThat(darkroom().photos().offer(slot.url(), slot.headers(), PHOTO))
                .as("the untouched one")
                .isEqualTo(200);
    }

    @Test
    void aUrlLastsAnHourAndSaysSo() {
        assertThat(announced().url().getQuery()).contains("X-Amz-Expires=3600");
    }

    @Test
    void anAnnouncementThatCannotBeIsRefused() {
        User user = aUser();
        for (Map<String, Object> item : List.<Map<String, Object>>of(
                Map.of("content_type", "image/gif", "size", 5),
                Map.of("content_type", "image/jpeg", "size", 26L * 1024 * 1024),
                Map.of("content_type", "image/jpeg", "size", -1),
                Map.of("content_type", "image/jpeg", "size", "5"),
                Map.of("content_type", "image/jpeg\r\nX: y", "size", 5),
                Map.of("content_type", "image/jpeg", "size", 5, "sha256", "nonsense"))) {
            Answer answer = user.post("/jobs")
                    .json(Map.of("preset", "seller", "item_count", 1, "items", List.of(item)))
                    .send();
            assertThat(answer.errorCode()).as("%s: %s", item, answer.body()).isEqualTo("INVALID_REQUEST");
        }
        Answer uneven = user.post("/jobs")
                .json(Map.of("preset", "seller", "item_count", 2, "items", List.of(announcement())))
                .send();
        assertThat(uneven.errorCode()).isEqualTo("INVALID_REQUEST");
        assertThat(user.me().held()).isZero();
    }

    private static Answers.Upload announced() {
        return aUser().createJob("seller", List.of(announcement())).upload().getFirst();
    }

    private static Answers.Announced announcement() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(PHOTO);
            return new Answers.Announced(
                    "image/jpeg", PHOTO.length, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(int status) {
        assertThat(status).isBetween(400, 499);
    }
}
