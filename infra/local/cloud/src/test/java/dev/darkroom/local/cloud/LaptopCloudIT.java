package dev.darkroom.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.local.cloud.fixture.FixtureCloud;
import dev.darkroom.local.cloud.fixture.StartAndWait;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

class LaptopCloudIT {
    @TempDir
    Path folder;

    @Test
    void aSecondStartWithTheSameFolderFindsEverythingAgain() throws Exception {
        Options options = FixtureCloud.options(folder).withData(folder.resolve("data"));
        String secret;
        try (var first = LaptopCloud.start(options)) {
            first.clients()
                    .dynamoDb()
                    .putItem(put -> put.tableName(first.stack().table("Things").name())
                            .item(Map.of("id", AttributeValue.fromS("one"))));
            first.clients()
                    .s3()
                    .putObject(
                            put -> put.bucket(first.stack().bucket("Photos").name())
                                    .key("a/b"),
                            RequestBody.fromString("photo"));
            secret = Files.readString(secretFile());
            assertThat(RunningCloud.find(folder.resolve("data")).orElseThrow()).satisfies(running -> {
                assertThat(running.http()).isEqualTo(first.baseUri());
                assertThat(running.functions()).containsEntry("FixtureFunction", "darkroom-FixtureFunction");
            });
            assertThatThrownBy(() -> LaptopCloud.start(options))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("is in use by another laptop cloud");
        }

        assertThat(RunningCloud.find(folder.resolve("data"))).isEmpty();

        try (var second = LaptopCloud.start(options)) {
            assertThat(second.clients()
                            .dynamoDb()
                            .getItem(get -> get.tableName(
                                            second.stack().table("Things").name())
                                    .key(Map.of("id", AttributeValue.fromS("one"))))
                            .hasItem())
                    .isTrue();
            assertThat(second.clients()
                            .s3()
                            .getObjectAsBytes(get -> get.bucket(
                                            second.stack().bucket("Photos").name())
                                    .key("a/b"))
                            .asUtf8String())
                    .isEqualTo("photo");
            assertThat(Files.readString(secretFile())).isEqualTo(secret);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secretFile())))
                    .isEqualTo("rw-------");
        }
    }

    private Path secretFile() {
        return folder.resolve("data/secrets/darkroom-Key.json");
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = FixtureCloud.options(folder).withPort(taken.getLocalPort());

            assertThatThrownBy(() -> LaptopCloud.start(options))
                    .isInstanceOf(StartException.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " is in use: stop what listens there or give another with --port.");
        }
    }

    @Test
    void killingTheCloudLeavesNoProcess() throws Exception {
        Process cloud = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Ddarkroom.root=" + System.getProperty("darkroom.root"),
                        StartAndWait.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<ProcessHandle> children = children(cloud.inputReader());
        assertThat(children).hasSizeGreaterThanOrEqualTo(2);

        cloud.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(30)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static List<ProcessHandle> children(BufferedReader output) throws Exception {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("pids ")) {
                return Arrays.stream(line.substring(5).split(","))
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                        .toList();
            }
        }
        throw new AssertionError("The cloud did not start");
    }

    @Test
    void secretsAreReadAndPutThroughTheSdk() {
        LaptopCloud cloud = FixtureCloud.shared();
        String arn = cloud.stack().secret("Key").arn();
        String connections =
                cloud.stack().function("FixtureFunction").environment().get("CONNECTIONS");
        try (var secrets = SecretsManagerClient.builder()
                .endpointOverride(URI.create(connections).resolve("/secrets"))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            assertThat(secrets.getSecretValue(get -> get.secretId(arn)).secretString())
                    .matches("[A-Za-z0-9]{40}");
            String token = "0123456789abcdef0123456789abcdef";
            secrets.putSecretValue(put -> put.secretId(arn).secretString("new").clientRequestToken(token));
            secrets.putSecretValue(put -> put.secretId(arn).secretString("new").clientRequestToken(token));

            assertThat(secrets.getSecretValue(get -> get.secretId(arn)).secretString())
                    .isEqualTo("new");
            assertThat(secrets.describeSecret(get -> get.secretId(arn)).versionIdsToStages())
                    .containsEntry(token, List.of("AWSCURRENT"));
            assertThatThrownBy(() -> secrets.putSecretValue(
                            put -> put.secretId(arn).secretString("other").clientRequestToken(token)))
                    .isInstanceOf(ResourceExistsException.class);
        }
    }
}
