package dev.darkroom.worker.engine.comfyui;

import java.util.Locale;

/** What a run puts into a graph. */
enum Parameter {
    CHECKPOINT(Type.TEXT),
    PROMPT(Type.TEXT),
    NEGATIVE(Type.TEXT),
    WIDTH(Type.NUMBER),
    HEIGHT(Type.NUMBER),
    STEPS(Type.NUMBER),
    /** 0 to 2^63 - 1. */
    SEED(Type.NUMBER),
    /** Name of an uploaded image. */
    SOURCE(Type.TEXT),
    /** Name of an uploaded image: white where the source may change. */
    MASK(Type.TEXT),
    /** How far the source goes back towards noise, 0 to 1. */
    STRENGTH(Type.NUMBER);

    /** What an input must hold in the file, so that a number never replaces a text or a link. */
    enum Type {
        TEXT,
        NUMBER
    }

    private final Type type;

    Parameter(Type type) {
        this.type = type;
    }

    Type type() {
        return type;
    }

    /** As workflow files write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
