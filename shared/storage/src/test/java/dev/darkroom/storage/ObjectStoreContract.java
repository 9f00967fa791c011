package dev.darkroom.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every object store must do. An adapter is tested by extending this class. */
public abstract class ObjectStoreContract {

    private static final byte[] PHOTO = "not really a photo".getBytes(UTF_8);
    private static final UploadTerms TERMS = new UploadTerms("image/jpeg", (long) PHOTO.length, sha256(PHOTO));
    private static final Duration HOUR = Duration.ofHours(1);

    /** Keys of one test start here, so that tests do not see each other's objects. */
    private final String prefix = "inputs/test-" + Long.toHexString(System.nanoTime()) + "/";

    @TempDir
    private Path folder;

    /** The store under test. */
    protected abstract ObjectStore store();

    /** The time at which links are signed and used. */
    protected abstract Instant now();

    /** Sends a body to an upload link as a client would; returns the HTTP status. */
    protected abstract int put(URI url, Map<String, String> headers, byte[] body) throws Exception;

    /** Follows a download link as a client would. */
    protected abstract Fetched get(URI url) throws Exception;

    /** What a client saw of a download; public for the adapters' tests in other packages. */
    public record Fetched(int status, String body) {}

    @Test
    void takesAnUploadThatKeepsItsTerms() throws Exception {
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", TERMS, now(), HOUR);

        assertThat(put(leave.url(), leave.headers(), PHOTO)).isEqualTo(200);
        assertThat(store().sizes(prefix)).containsExactly(Map.entry(prefix + "0.jpg", (long) PHOTO.length));
    }

    @Test
    void takesAnyBodyWhenNoTermWasGiven() throws Exception {
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", UploadTerms.OPEN, now(), HOUR);

        assertThat(leave.headers()).isEmpty();
        assertThat(put(leave.url(), Map.of("content-type", "image/webp"), PHOTO))
                .isEqualTo(200);
    }

    @Test
    void refusesAnotherContentType() throws Exception {
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", TERMS, now(), HOUR);
        Map<String, String> headers = new TreeMap<>(leave.headers());
        headers.put("content-type", "text/html");

        assertRefused(put(leave.url(), headers, PHOTO));
    }

    @Test
    void refusesAnotherLength() throws Exception {
        UploadTerms lengthOnly = new UploadTerms("image/jpeg", (long) PHOTO.length, null);
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", lengthOnly, now(), HOUR);

        assertRefused(put(leave.url(), leave.headers(), "longer than it was said to be".getBytes(UTF_8)));
        assertRefused(put(leave.url(), leave.headers(), "short".getBytes(UTF_8)));
    }

    @Test
    void refusesAnotherBodyOfTheSameLength() throws Exception {
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", TERMS, now(), HOUR);
        byte[] other = PHOTO.clone();
        other[0] ^= 1;

        assertRefused(put(leave.url(), leave.headers(), other));
    }

    @Test
    void refusesAnUploadThatLeavesOutASignedHeader() throws Exception {
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", TERMS, now(), HOUR);

        assertRefused(put(leave.url(), Map.of("content-type", "image/jpeg"), PHOTO));
    }

    @Test
    void refusesALinkThatWasTurnedToAnotherKey() throws Exception {
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", TERMS, now(), HOUR);
        URI turned = URI.create(leave.url().toString().replace("0.jpg", "1.jpg"));

        assertRefused(put(turned, leave.headers(), PHOTO));
    }

    @Test
    void refusesALinkWhoseLifeWasStretched() throws Exception {
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", TERMS, now(), HOUR);
        URI stretched = URI.create(leave.url().toString().replace("3600", "7200"));

        assertThat(stretched).isNotEqualTo(leave.url());
        assertRefused(put(stretched, leave.headers(), PHOTO));
    }

    @Test
    void refusesAnExpiredLink() throws Exception {
        Instant twoHoursAgo = now().minus(HOUR.multipliedBy(2));
        PresignedUpload leave = store().presignUpload(prefix + "0.jpg", TERMS, twoHoursAgo, HOUR);

        assertRefused(put(leave.url(), leave.headers(), PHOTO));
        assertThat(get(store().presignDownload(prefix + "0.jpg", twoHoursAgo, HOUR))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void signsTheSameLinkForTheSameArguments() {
        Instant at = now();

        assertThat(store().presignUpload(prefix + "0.jpg", TERMS, at, HOUR))
                .isEqualTo(store().presignUpload(prefix + "0.jpg", TERMS, at, HOUR));
        assertThat(store().presignDownload(prefix + "0.jpg", at, HOUR))
                .isEqualTo(store().presignDownload(prefix + "0.jpg", at, HOUR))
                .isNotEqualTo(store().presignDownload(prefix + "1.jpg", at, HOUR));
    }

    @Test
    void givesBackWhatWasWritten() throws Exception {
        String key = prefix + "한 장+1 %41.png";
        store().upload(key, file(PHOTO), "image/png");

        Fetched fetched = get(store().presignDownload(key, now(), HOUR));
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo(new String(PHOTO, UTF_8));
        Path target = folder.resolve("copy");
        assertThat(store().download(key, target, PHOTO.length)).isEqualTo(new Download.Downloaded(PHOTO.length));
        assertThat(target).hasBinaryContent(PHOTO);
    }

    @Test
    void leavesTheFileAloneWhenAnObjectIsAbsentOrTooLarge() throws Exception {
        store().upload(prefix + "large.png", file(PHOTO), "image/png");
        Path target = Files.writeString(folder.resolve("copy"), "as it was");

        assertThat(store().download(prefix + "none.png", target, 1000)).isEqualTo(new Download.Absent());
        assertThat(store().download(prefix + "large.png", target, PHOTO.length - 1L))
                .isEqualTo(new Download.TooLarge(PHOTO.length));
        assertThat(target).hasContent("as it was");
    }

    @Test
    void takesObjectsAwayAndForgivesARepeat() throws Exception {
        store().upload(prefix + "a", file(PHOTO), "image/png");
        store().upload(prefix + "b", file(PHOTO), "image/png");

        store().delete(List.of(prefix + "a", prefix + "never-was"));
        store().delete(List.of(prefix + "a"));
        store().delete(List.of());
        assertThat(store().sizes(prefix)).containsOnlyKeys(prefix + "b");
    }

    @Test
    void refusesKeysThatAProxyWouldFold() {
        for (String key : List.of("", "/absolute", "inputs/../secrets", "a//b", "./a", "a\u0000b", "x".repeat(1025))) {
            assertThatThrownBy(() -> store().presignUpload(key, TERMS, now(), HOUR))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesALinkThatWouldLiveTooLong() {
        assertThatThrownBy(() -> store().presignDownload("a", now(), Duration.ofDays(8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("source"), content);
    }

    private void assertRefused(int status) {
        assertThat(status).isBetween(400, 403);
        assertThat(store().sizes(prefix)).as("nothing was stored").isEmpty();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }
}
