package dev.darkroom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** Successful answers, most of them in the envelope dialect: what a controller returns. Headers such as {@code ETag} may be added. */
public final class Reply {
    private Reply() {}

    /** 200. */
    public static <T> MutableHttpResponse<Envelope<T>> ok(T data) {
        return HttpResponse.ok(Envelope.of(data));
    }

    /** 201: something exists now that did not before. */
    public static <T> MutableHttpResponse<Envelope<T>> created(T data) {
        return HttpResponse.created(Envelope.of(data));
    }

    /** 202: the work goes on after this answer. */
    public static <T> MutableHttpResponse<Envelope<T>> accepted(T data) {
        return HttpResponse.<Envelope<T>>status(HttpStatus.ACCEPTED).body(Envelope.of(data));
    }

    /** 201, without an envelope. */
    public static <T> MutableHttpResponse<T> made(T body) {
        return HttpResponse.created(body);
    }

    /** 204: it is as the client wished, and there is nothing to say. */
    public static <T> MutableHttpResponse<T> nothing() {
        return HttpResponse.noContent();
    }

    /** 304: the client has it. */
    public static <T> MutableHttpResponse<T> notModified() {
        return HttpResponse.notModified();
    }

    /** 200, without an envelope, that anybody may keep and give to others for so many seconds. */
    public static <T> MutableHttpResponse<T> cacheable(T body, int seconds) {
        return HttpResponse.ok(body).header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + seconds);
    }
}
