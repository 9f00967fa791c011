package dev.darkroom.worker.engine.tiny;

/**
 * Brings the mean brightness and warmth of an area to where they were, plus what was wished for. Measured where the picture stays what it
 * was, so that an object that is added does not count as a change of light. For one run.
 */
final class ToneGuidance implements Guidance {

    /** Of one wish; brightness goes from -1 to 1. */
    private static final double BRIGHTER = 0.22;

    /** Of one wish: red minus blue, halved. */
    private static final double WARMER = 0.13;

    /** A curve bent further would fold back on itself. */
    private static final double MOST_BEND = 0.5;

    /** The curve reaches its aim in one go only where nothing is near black or white. */
    private static final int ROUNDS = 3;

    private final float[] share;
    private final float[] weight;
    private final Wishes wishes;
    private final Wishes others;
    private double brightness;
    private double warmth;
    private boolean aimed;

    /**
     * Aims from what the picture is at the first pull.
     *
     * @param share how much of the pull each pixel gets, 0 to 1
     * @param weight how much each pixel counts in the mean, 0 or more; not 0 everywhere
     * @param others what is wished for anywhere: what another area changes is not brought back here
     */
    ToneGuidance(float[] share, float[] weight, Wishes wishes, Wishes others) {
        this.share = share;
        this.weight = weight;
        this.wishes = wishes;
        this.others = others;
    }

    /** Aims from what this picture is: planes of red, green, blue, -1 to 1. */
    ToneGuidance from(float[] picture) {
        brightness = brightness(picture) + BRIGHTER * wishes.brightness();
        warmth = warmth(picture) + WARMER * wishes.warmth();
        aimed = true;
        return this;
    }

    @Override
    public void pull(float[] clean, double time) {
        if (!aimed) {
            from(clean);
        }
        for (int round = 0; round < ROUNDS; round++) {
            if (wishes.warmth() != 0 || others.warmth() == 0) {
                double warmer = warmth - warmth(clean);
                bend(clean, 0, warmer);
                bend(clean, 2, -warmer);
            }
            if (wishes.brightness() != 0 || others.brightness() == 0) {
                double brighter = brightness - brightness(clean);
                for (int plane = 0; plane < 3; plane++) {
                    bend(clean, plane, brighter);
                }
            }
        }
    }

    /** Along a curve that leaves black black and white white. */
    private void bend(float[] clean, int plane, double shift) {
        double room = 0;
        double all = 0;
        for (int i = 0; i < share.length; i++) {
            double value = clean[plane * share.length + i];
            room += weight[i] * (1 - value * value);
            all += weight[i];
        }
        double bend = Math.clamp(shift * all / Math.max(room, 0.05 * all), -MOST_BEND, MOST_BEND);
        for (int i = 0; i < share.length; i++) {
            float value = clean[plane * share.length + i];
            clean[plane * share.length + i] = (float) (value + share[i] * bend * (1 - value * value));
        }
    }

    /** Mean luma (ITU-R BT.601), -1 to 1. */
    private double brightness(float[] planes) {
        return 0.299 * mean(planes, 0) + 0.587 * mean(planes, 1) + 0.114 * mean(planes, 2);
    }

    private double warmth(float[] planes) {
        return (mean(planes, 0) - mean(planes, 2)) / 2;
    }

    private double mean(float[] planes, int plane) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * planes[plane * weight.length + i];
            all += weight[i];
        }
        return sum / all;
    }
}
