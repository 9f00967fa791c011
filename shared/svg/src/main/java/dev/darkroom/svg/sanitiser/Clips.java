package dev.darkroom.svg.sanitiser;

/**
 * Counts what clip paths cost. They are not nested: clip paths that use clip paths would multiply what is drawn with
 * every level.
 */
final class Clips {
    private int inside;
    private int elements;
    private int uses;

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

    void check() throws Unsafe {
        if (elements > Bounds.CLIPS || uses > Bounds.CLIPS) {
            throw new Unsafe("has more than " + Bounds.CLIPS + " elements in clip paths or uses of them");
        }
    }
}
