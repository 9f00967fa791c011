package dev.darkroom.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes, in the API's document, how a controller's failures are written: in the coded dialect. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ApiResponse(
        responseCode = "default",
        description = "Refused: `error.code` says why.",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = Dialect.Coded.class)))
public @interface CodedErrors {}
