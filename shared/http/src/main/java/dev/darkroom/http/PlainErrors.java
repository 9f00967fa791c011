package dev.darkroom.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes, in the API's document, how a controller's failures are written: in the plain dialect. Ranges of
 * statuses, because the processor takes a response named {@code default} for the success.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ApiResponse(
        responseCode = "4XX",
        description = "Refused: `error` says why.",
        content = @Content(schema = @Schema(implementation = Dialect.Plain.class)))
@ApiResponse(
        responseCode = "5XX",
        description = "Our fault; try again later.",
        content = @Content(schema = @Schema(implementation = Dialect.Plain.class)))
public @interface PlainErrors {}
