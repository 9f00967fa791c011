package dev.darkroom.svg.sanitiser;

/**
 * Counts what clip paths cost. They are not nested: clip paths that use clip paths would multiply what is drawn with
 * every level.
 */
final class Clips {
    private int inside;
    private int elements;
    private int uses;
    private int outline;

    void begin(String element) {
        if (inside > 0) {
            elements++;
        }
        if (element.equals("clipPath")) {
            inside++;
        }
    }

    void end(String element) {
        if (element.equals("clipPath")) {
            inside--;
        }
    }

    /** Whether a clip path may be used here. Counts the use. */
    boolean mayUse() {
        if (inside > 0) {
            return false;
        }
        uses++;
        return true;
    }

    /** Counts the characters of an attribute, and of text as glyphs of some fifty each. */
    void outline(int characters) {
        outline += inside > 0 ? characters : 0;
    }

    void text(int characters) {
        outline(characters * 50);
    }

    void check() throws Unsafe {
        if (outline > Bounds.CLIP_OUTLINE) {
            throw new Unsafe("has more than " + Bounds.CLIP_OUTLINE + " characters of outlines in clip paths");
        }
        if (elements > Bounds.CLIPS || uses > Bounds.CLIPS) {
            throw new Unsafe("has more than " + Bounds.CLIPS + " elements in clip paths or uses of them");
        }
    }
}
