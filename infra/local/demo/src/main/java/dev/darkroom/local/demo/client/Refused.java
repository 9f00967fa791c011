package dev.darkroom.local.demo.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The server said no. The message is a sentence for people: the call, the status, the code and the server's own words. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Refused(Answer answer) {
        super(sentence(answer));
        this.status = answer.status();
        this.code = answer.errorCode();
    }

    private static String sentence(Answer answer) {
        JsonNode error = answer.json().path("error");
        String said = error.path("message").asText(answer.body().strip());
        String request =
                answer.header("x-request-id").map(id -> " (request " + id + ")").orElse("");
        return "%s %s was refused with %d %s: %s%s"
                .formatted(
                        answer.method(),
                        answer.uri().getPath(),
                        answer.status(),
                        error.path("code").asText(),
                        said,
                        request);
    }

    public int status() {
        return status;
    }

    /** The error code of the contract, empty when the answer had none. */
    public String code() {
        return code;
    }
}
