package dev.darkroom.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes, in the API's document, the key that a controller takes as {@code Optional<IdempotencyKey>}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Parameter(
        in = ParameterIn.HEADER,
        name = DarkroomApi.IDEMPOTENCY_KEY,
        description = "same key and body: the first answer again; same key, another body: 409; kept for 24 h",
        required = false,
        schema = @Schema(implementation = String.class, minLength = 1, maxLength = 128))
public @interface IdempotencyHeader {}
