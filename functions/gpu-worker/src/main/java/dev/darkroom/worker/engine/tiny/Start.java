package dev.darkroom.worker.engine.tiny;

import java.util.Arrays;

/**
 * What a run starts from: an image and, for each pixel of the grid, how far back towards noise it goes. A pixel of strength 0 stays as
 * it is; until the run's time has come down to a pixel's strength, the pixel follows the image and what is made around it sees it.
 */
final class Start {

    private final float[] image;
    private final float[] strength;

    /**
     * @param image planes of red, green, blue, -1 to 1
     * @param strength 0 to 1
     */
    Start(float[] image, float[] strength) {
        this.image = image;
        this.strength = strength;
    }

    /** From nothing: all of it is noise. */
    static Start nothing(Grid grid) {
        float[] strength = new float[grid.area()];
        Arrays.fill(strength, 1);
        return new Start(new float[3 * grid.area()], strength);
    }

    float[] image() {
        return image;
    }

    /** How far back each pixel of the grid goes, 0 to 1. */
    float[] strength() {
        return strength;
    }

    /** When the run begins: 1 for one from nothing. */
    double time() {
        float most = 0;
        for (float each : strength) {
            most = Math.max(most, each);
        }
        return most;
    }

    /** Puts pixels whose strength a time is above back to the image, with the noise of that time. */
    void hold(float[] noisy, float[] noise, double time) {
        double cos = Math.cos(time * Math.PI / 2);
        double sin = Math.sin(time * Math.PI / 2);
        for (int i = 0; i < noisy.length; i++) {
            if (strength[i % strength.length] < time) {
                noisy[i] = (float) (cos * image[i] + sin * noise[i]);
            }
        }
    }
}
