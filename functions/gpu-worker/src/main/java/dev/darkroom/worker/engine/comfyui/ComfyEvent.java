package dev.darkroom.worker.engine.comfyui;

import org.jspecify.annotations.Nullable;

/** What a ComfyUI server says over its socket, as far as a run cares. */
sealed interface ComfyEvent {

    /**
     * A node works.
     *
     * @param value steps done
     * @param max steps in all
     */
    record Progress(String prompt, String node, int value, int max) implements ComfyEvent {}

    /**
     * The picture so far, of the step that the last progress told.
     *
     * @param prompt null on servers that do not say it
     * @param node null on servers that do not say it
     * @param image a JPEG or PNG, not looked at
     */
    record Preview(@Nullable String prompt, @Nullable String node, Bytes image) implements ComfyEvent {}

    /** All nodes are done; the picture is there, or will be in a moment. */
    record Succeeded(String prompt) implements ComfyEvent {}

    /** A node failed. */
    record Failed(String prompt, String nodeType, String exceptionType, String message) implements ComfyEvent {}

    /** Somebody stopped it. */
    record Interrupted(String prompt) implements ComfyEvent {}

    /** The socket has ended; nothing follows. */
    record Lost(String why) implements ComfyEvent {}

    /** An encoded image. */
    final class Bytes {
        private final byte[] content;

        Bytes(byte[] content) {
            this.content = content;
        }

        /** Not to be changed. */
        byte[] content() {
            return content;
        }
    }
}
