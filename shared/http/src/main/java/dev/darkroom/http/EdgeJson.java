package dev.darkroom.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.contract.Json;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bodies are read and written by the rules of {@link Json}; the framework's own settings play no part. */
@Factory
final class EdgeJson {
    @Singleton
    @Primary
    @Replaces(value = ObjectMapper.class, factory = ObjectMapperFactory.class)
    ObjectMapper objectMapper() {
        return Json.configure(JsonMapper.builder())
                .addHandler(new UnknownMembers())
                .build();
    }

    /**
     * Members that a path does not know: ignored, because old mobile clients send them, but refused by the studio's
     * contract, whose clients are new.
     */
    private static final class UnknownMembers extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            if (refused()) {
                throw UnrecognizedPropertyException.from(parser, beanOrClass, name, null);
            }
            parser.skipChildren();
            return true;
        }

        private static boolean refused() {
            return ServerRequestContext.currentRequest()
                    .map(request -> RouteGroup.of(request.getPath()).refusesUnknownMembers())
                    .orElse(false);
        }
    }
}
