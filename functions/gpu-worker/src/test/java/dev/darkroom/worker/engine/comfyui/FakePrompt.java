package dev.darkroom.worker.engine.comfyui;

import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A prompt on its way through the server. */
final class FakePrompt {
    private final FakeComfy server;
    final String id;
    private final String client;

    FakePrompt(FakeComfy server, String id, String client) {
        this.server = server;
        this.id = id;
        this.client = client;
    }

    /** Leaves the queue. */
    void start() throws IOException {
        server.begin(id);
        send("{\"type\": \"execution_start\", \"data\": {\"prompt_id\": \"%s\", \"timestamp\": 1761955200000}}");
        send(
                "{\"type\": \"execution_cached\", \"data\": {\"nodes\": [], \"prompt_id\": \"%s\", \"timestamp\": 1761955200001}}");
        send("{\"type\": \"executing\", \"data\": {\"node\": \"5\", \"display_node\": \"5\", \"prompt_id\": \"%s\"}}");
    }

    /** As older servers tell a step: the count, then the picture. */
    void step(String node, int value, int max, byte[] preview) throws IOException {
        progress(node, value, max);
        preview(preview);
    }

    /** As newer servers tell a step: the states of all nodes, the picture with whose it is, the count. */
    void describedStep(String node, int value, int max, byte[] preview) throws IOException {
        send(("{\"type\": \"progress_state\", \"data\": {\"prompt_id\": \"%%s\", \"nodes\": {"
                        + "\"4\": {\"value\": 1.0, \"max\": 1.0, \"state\": \"finished\", \"node_id\": \"4\"}, "
                        + "\"%1$s\": {\"value\": %2$d.0, \"max\": %3$d.0, \"state\": \"running\", \"node_id\": \"%1$s\","
                        + " \"display_node_id\": \"%1$s\", \"parent_node_id\": null, \"real_node_id\": \"%1$s\"}}}}")
                .formatted(node, value, max));
        describedPreview(id, node, preview);
        progress(node, value, max);
    }

    void progress(String node, int value, int max) throws IOException {
        send(
                "{\"type\": \"progress\", \"data\": {\"value\": %d, \"max\": %d, \"prompt_id\": \"%%s\", \"node\": \"%s\"}}"
                        .formatted(value, max, node));
    }

    void preview(byte[] image) throws IOException {
        binary(ByteBuffer.allocate(8 + image.length).putInt(1).putInt(1).put(image));
    }

    void describedPreview(String prompt, String node, byte[] image) throws IOException {
        byte[] metadata = "{\"node_id\": \"%s\", \"prompt_id\": \"%s\", \"image_type\": \"image/jpeg\"}"
                .formatted(node, prompt)
                .getBytes(StandardCharsets.UTF_8);
        binary(ByteBuffer.allocate(8 + metadata.length + image.length)
                .putInt(4)
                .putInt(metadata.length)
                .put(metadata)
                .put(image));
    }

    void binary(ByteBuffer frame) throws IOException {
        WebSockets.sendBinaryBlocking(frame.flip(), server.socket(client));
    }

    /** The picture is there. */
    void succeed(String output) throws IOException {
        remember(
                "\"outputs\": {\"%s\": {\"images\": [{\"filename\": \"ComfyUI_temp_aaaaa_00001_.png\", \"subfolder\": \"\", \"type\": \"temp\"}]}}"
                        .formatted(output),
                "success",
                "");
        send("{\"type\": \"execution_success\", \"data\": {\"prompt_id\": \"%s\", \"timestamp\": 1761955203000}}");
        send("{\"type\": \"executing\", \"data\": {\"node\": null, \"prompt_id\": \"%s\"}}");
    }

    /** A node fails. */
    void fail(String type, String message) throws IOException {
        String event =
                ("{\"prompt_id\": \"%s\", \"node_id\": \"5\", \"node_type\": \"KSampler\", \"executed\": [\"1\"], "
                                + "\"exception_message\": \"%s\", \"exception_type\": \"%s\", \"traceback\": [\"...\"],"
                                + " \"current_inputs\": {\"cfg\": [NaN]}, \"current_outputs\": []}")
                        .formatted(id, message, type);
        remember("\"outputs\": {}", "error", "[\"execution_error\", " + event + "]");
        WebSockets.sendTextBlocking("{\"type\": \"execution_error\", \"data\": " + event + "}", server.socket(client));
    }

    /** Ends without telling anybody. */
    void remember(String outputs, String status, String message) {
        server.end(
                id,
                "\"%s\": {\"prompt\": [], %s, \"status\": {\"status_str\": \"%s\", \"completed\": %b, \"messages\": [%s]}, \"meta\": {}}"
                        .formatted(id, outputs, status, "success".equals(status), message));
    }

    /** @param event with one place for the prompt's id */
    void send(String event) throws IOException {
        WebSockets.sendTextBlocking(event.formatted(id), server.socket(client));
    }

    /** Waits until somebody stops a prompt. */
    void awaitStop() throws InterruptedException {
        server.awaitStop();
    }
}
