package dev.darkroom.http;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Gives a controller the {@code Idempotency-Key} that a client sent with this request; 400 when it is not one. */
@Singleton
final class IdempotencyKeyBinder implements TypedRequestArgumentBinder<Optional<IdempotencyKey>> {
    private static final String HEADER = DarkroomApi.IDEMPOTENCY_KEY;

    @Override
    public Argument<Optional<IdempotencyKey>> argumentType() {
        return Argument.optionalOf(IdempotencyKey.class);
    }

    @Override
    public BindingResult<Optional<IdempotencyKey>> bind(
            ArgumentConversionContext<Optional<IdempotencyKey>> context, HttpRequest<?> request) {
        var key = Optional.ofNullable(request.getHeaders().get(HEADER)).map(text -> of(text, request));
        return () -> Optional.of(key);
    }

    private static IdempotencyKey of(String text, HttpRequest<?> request) {
        if (!IdempotencyKey.isValid(text)) {
            throw new Refusal(Problem.invalid(HEADER, "must be 1 to 128 visible ASCII characters"));
        }
        return new IdempotencyKey(text, hash(request));
    }

    private static String hash(HttpRequest<?> request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethodName() + '\n' + request.getPath() + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(Bodies.bytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
