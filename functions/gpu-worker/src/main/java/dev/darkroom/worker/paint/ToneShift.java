package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Shifts temperature (Lab a and b), exposure (a curve over L) or saturation (chroma around grey). */
final class ToneShift implements Strips.Brush {

    /** Lab units at full strength: visible at 25, a sunset at 100. */
    private static final double WARMEST_YELLOW = 38;

    private static final double WARMEST_RED = 10;
    private static final double STRONGEST_GAMMA = 1.9;
    private static final double MOST_VIVID = 1.1;

    private final Mat lightness;
    private final Mat a;
    private final Mat b;

    /** @param scope owns the tables */
    ToneShift(Change.Shift shift, Mats scope) {
        Curves curves = curves(shift.tone(), shift.strength() / 100.0);
        lightness = table(curves.lightness(), scope);
        a = table(curves.a(), scope);
        b = table(curves.b(), scope);
    }

    private record Curves(DoubleUnaryOperator lightness, DoubleUnaryOperator a, DoubleUnaryOperator b) {}

    private static Curves curves(Change.Tone tone, double strength) {
        DoubleUnaryOperator same = DoubleUnaryOperator.identity();
        return switch (tone) {
            case WARM -> new Curves(same, plus(WARMEST_RED * strength), plus(WARMEST_YELLOW * strength));
            case COOL -> new Curves(same, plus(-WARMEST_RED * strength / 2), plus(-WARMEST_YELLOW * strength));
            case BRIGHT -> new Curves(exposure(1 / (1 + (STRONGEST_GAMMA - 1) * strength)), same, same);
            case DARK -> new Curves(exposure(1 + (STRONGEST_GAMMA - 1) * strength), same, same);
            case MUTED -> new Curves(same, saturation(1 - strength), saturation(1 - strength));
            case VIVID ->
                new Curves(same, saturation(1 + MOST_VIVID * strength), saturation(1 + MOST_VIVID * strength));
        };
    }

    private static DoubleUnaryOperator plus(double units) {
        return value -> value + units;
    }

    private static DoubleUnaryOperator exposure(double gamma) {
        return value -> 255 * Math.pow(value / 255, gamma);
    }

    private static DoubleUnaryOperator saturation(double factor) {
        return value -> 128 + (value - 128) * factor;
    }

    private static Mat table(DoubleUnaryOperator curve, Mats scope) {
        byte[] values = new byte[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.round(Math.clamp(curve.applyAsDouble(i), 0, 255));
        }
        return Recolouring.table(values, scope);
    }

    @Override
    public Mat paint(Mat bgr, int top, int left, Mats scope) {
        Mat lab = scope.mat();
        Imgproc.cvtColor(bgr, lab, Imgproc.COLOR_BGR2Lab);
        List<Mat> channels = new ArrayList<>();
        Core.split(lab, channels);
        channels.forEach(scope::own);
        Core.LUT(channels.get(0), lightness, channels.get(0));
        Core.LUT(channels.get(1), a, channels.get(1));
        Core.LUT(channels.get(2), b, channels.get(2));
        Core.merge(channels, lab);
        Imgproc.cvtColor(lab, lab, Imgproc.COLOR_Lab2BGR);
        return lab;
    }
}
