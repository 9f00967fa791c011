package dev.darkroom.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with a request, from what the framework threw. What it does not know is a fault of ours. */
final class Diagnosis {
    private Diagnosis() {}

    /** @param status what the framework chose, for a failure that came without an exception */
    static Problem of(HttpRequest<?> request, @Nullable Throwable cause, HttpStatus status) {
        return switch (cause) {
            case null -> ofStatus(request, status);
            case Refusal refusal -> refusal.problem();
            case AuthorizationException refused -> unauthorized(request, refused);
            case ConstraintViolationException invalid -> Problem.invalid(Violations.fields(invalid));
            case ContentLengthExceededException tooLong -> tooLarge(request);
            case HttpStatusException http -> ofStatus(request, http.getStatus());
            case UnsatisfiedRouteException unsatisfied ->
                json(unsatisfied).orElseGet(() -> missing(unsatisfied.getArgument()));
            case ConversionErrorException conversion ->
                json(conversion).orElseGet(() -> unreadable(conversion.getArgument()));
            default ->
                json(cause).orElseGet(() -> Problem.of(Kind.INTERNAL_ERROR, "Something went wrong on our side."));
        };
    }

    static Problem tooLarge(int most) {
        return Problem.of(Kind.PAYLOAD_TOO_LARGE, "The body is larger than " + most + " bytes.");
    }

    private static Problem tooLarge(HttpRequest<?> request) {
        return tooLarge(RouteGroup.of(request.getPath()).maxBodyBytes());
    }

    private static Problem ofStatus(HttpRequest<?> request, HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(Kind.NOT_FOUND, "There is nothing at this path.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(Kind.METHOD_NOT_ALLOWED, "This path does not know this method: see the header Allow.");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, Gate.SEND_JSON);
            case REQUEST_ENTITY_TOO_LARGE -> tooLarge(request);
            case BAD_REQUEST, NOT_ACCEPTABLE -> Problem.of(Kind.INVALID_REQUEST, "The request is not well formed.");
            default -> Problem.of(Kind.INTERNAL_ERROR, "Something went wrong on our side.");
        };
    }

    private static Problem unauthorized(HttpRequest<?> request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return Problem.of(Kind.FORBIDDEN, "This token does not open this path.");
        }
        return request.getHeaders().getAuthorization().isPresent()
                ? Problem.of(Kind.AUTH_INVALID, "The token is not valid here or has expired: sign in again.")
                : Problem.of(Kind.AUTH_REQUIRED, "Send a token as Authorization: Bearer.");
    }

    private static Problem missing(Argument<?> argument) {
        return Problem.invalid(nameOf(argument), "is required");
    }

    private static Problem unreadable(Argument<?> argument) {
        if (argument.getAnnotationMetadata().hasAnnotation(PathVariable.class)) {
            return Problem.of(Kind.NOT_FOUND, "There is nothing at this path.");
        }
        return Problem.invalid(nameOf(argument), "must be " + Wire.aType(argument.getType()));
    }

    private static String nameOf(Argument<?> argument) {
        var annotations = argument.getAnnotationMetadata();
        if (annotations.hasAnnotation(Body.class)) {
            return "body";
        }
        return annotations.stringValue(Header.class).orElseGet(() -> Wire.name(argument.getName()));
    }

    private static Optional<Problem> json(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return Optional.of(json(json));
            }
        }
        return Optional.empty();
    }

    private static Problem json(JsonProcessingException json) {
        return json instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? Problem.invalid(path(mapping), Wire.expectation(mapping))
                : malformed(json);
    }

    private static Problem malformed(JsonProcessingException json) {
        var place = json.getLocation();
        var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Problem.of(Kind.INVALID_REQUEST, "The body is not the JSON that this path expects" + where + ".");
    }

    private static String path(JsonMappingException mapping) {
        var steps = new ArrayList<String>();
        for (var step : mapping.getPath()) {
            steps.add(step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]");
        }
        var path = steps.stream().collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
