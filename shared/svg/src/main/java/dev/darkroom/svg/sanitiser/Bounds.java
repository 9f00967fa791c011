package dev.darkroom.svg.sanitiser;

/** How much a frame may hold, so that drawing it takes bounded time and memory everywhere. */
final class Bounds {
    /** Elements, those that are left out too: more than the loop turns of a template can use up usefully. */
    static final int ELEMENTS = 20_000;

    /** Elements in elements. */
    static final int DEPTH = 64;

    /** Elements of all clip paths together, and uses of them: every use draws its clip path's elements once more. */
    static final int CLIPS = 256;

    /** Characters of outlines in clip paths: intersecting outlines costs more than drawing them. */
    static final int CLIP_OUTLINE = 16 * 1024;

    private Bounds() {}
}
