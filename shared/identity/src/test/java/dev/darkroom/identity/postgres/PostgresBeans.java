package dev.darkroom.identity.postgres;

import dev.darkroom.testing.StandIns;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The adapters as a function gets them, on the stand-in's PostgreSQL; one context for all tests of this JVM. */
final class PostgresBeans {
    private static final ApplicationContext CONTEXT = ApplicationContext.run(Map.of(
            "spec.name", "identity-postgres",
            "database.url", StandIns.shared().database().jdbcUrl(),
            "database.secret.arn", "arn:database"));

    private PostgresBeans() {}

    static <T> T get(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    @Factory
    @Requires(property = "spec.name", value = "identity-postgres")
    static class Services {
        @Singleton
        @Primary
        SecretsManagerClient secrets() {
            return new DatabaseSecret();
        }
    }

    private static final class DatabaseSecret implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return GetSecretValueResponse.builder()
                    .secretString(StandIns.shared().database().secret())
                    .build();
        }

        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
