package dev.darkroom.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.ObjectStoreConfig;
import dev.darkroom.storage.ObjectStoreConfig.Credentials;
import dev.darkroom.storage.ObjectStoreContract;
import dev.darkroom.storage.ObjectStoreUnavailable;
import dev.darkroom.storage.UploadTerms;
import dev.darkroom.testing.StandIns;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class S3ObjectStoreIT extends ObjectStoreContract {

    private static final SdkHttpClient SDK_HTTP = UrlConnectionHttpClient.create();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ObjectStore store = open(StandIns.shared().endpoints().s3());

    private static ObjectStore open(URI endpoint) {
        var at = StandIns.shared().endpoints();
        return S3ObjectStores.open(
                new ObjectStoreConfig(
                        StandIns.shared().bucketName("PhotosBucket"),
                        endpoint,
                        at.region(),
                        new Credentials(at.accessKey(), at.secretKey())),
                SDK_HTTP);
    }

    @AfterAll
    static void close() {
        HTTP.close();
        SDK_HTTP.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    protected int put(URI url, Map<String, String> headers, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    protected Fetched get(URI url) throws Exception {
        var answer = HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        return new Fetched(answer.statusCode(), answer.body());
    }

    @Test
    void signsWithoutACallAndSaysSoWhenTheStoreIsAway() {
        ObjectStore away = open(URI.create("http://127.0.0.1:1"));

        assertThat(away.presignUpload("inputs/a", UploadTerms.OPEN, now(), Duration.ofHours(1))
                        .url())
                .hasHost("127.0.0.1");
        assertThatThrownBy(() -> away.sizes("inputs/")).isInstanceOf(ObjectStoreUnavailable.class);
    }
}
