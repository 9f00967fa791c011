package dev.darkroom.svg.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes, in the API's document, how a frame is answered. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "200",
        description = "The frame; `ETag` names it.",
        content = {
            @Content(mediaType = StreamController.SVG, schema = @Schema(type = "string")),
            @Content(mediaType = StreamController.PNG, schema = @Schema(type = "string", format = "binary"))
        })
@ApiResponse(responseCode = "304", description = "The frame that `If-None-Match` names.")
@interface FrameAnswers {}
