package dev.darkroom.worker.engine.comfyui;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body of type {@code multipart/form-data} (RFC 7578). Names and values are the worker's own and need no escaping. */
final class MultipartForm {

    /** PNG is compressed, and text of ours is short: neither will hold this line. */
    private static final String BOUNDARY = "----darkroom-7d1f0c4b92e84a5f";

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    void field(String name, String value) {
        write("--%s\r\ncontent-disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value));
    }

    void file(String name, String fileName, byte[] png) {
        write("--%s\r\ncontent-disposition: form-data; name=\"%s\"; filename=\"%s\"\r\ncontent-type: image/png\r\n\r\n"
                .formatted(BOUNDARY, name, fileName));
        parts.writeBytes(png);
        write("\r\n");
    }

    private void write(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** All parts that were given. */
    byte[] content() {
        var closed = new ByteArrayOutputStream();
        closed.writeBytes(parts.toByteArray());
        closed.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return closed.toByteArray();
    }
}
