package dev.darkroom.worker.engine.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * The shape of one part of an object, relative to the object's box. A place is inside when an odd number of the closed lines goes around
 * it, so a ring is two lines.
 *
 * @param lines x and y of each corner, one after the other
 */
record Outline(List<double[]> lines) {

    private static final int CORNERS = 48;

    /** OpenCV takes coordinates as integers of this many binary places. */
    private static final int SHIFT = 4;

    /** @throws IllegalArgumentException for a shape of an unknown kind */
    static Outline of(JsonNode part) {
        if (part.has("poly")) {
            return new Outline(List.of(numbers(part.get("poly"))));
        }
        if (part.has("rect")) {
            double[] r = numbers(part.get("rect"));
            double right = r[0] + r[2];
            double bottom = r[1] + r[3];
            return new Outline(List.of(new double[] {r[0], r[1], right, r[1], right, bottom, r[0], bottom}));
        }
        if (part.has("oval")) {
            double[] o = numbers(part.get("oval"));
            return new Outline(List.of(turn(o, 1, 2 * Math.PI)));
        }
        if (part.has("ring")) {
            double[] o = numbers(part.get("ring"));
            return new Outline(List.of(turn(o, 1, 2 * Math.PI), turn(o, 1 - o[4], 2 * Math.PI)));
        }
        if (part.has("arc")) {
            return new Outline(List.of(arc(numbers(part.get("arc")))));
        }
        throw new IllegalArgumentException("a part without a shape: " + part);
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    /** Corners on an ellipse around {x, y} with the radii {x, y} that follow in the numbers, scaled, leftmost first and upwards. */
    private static double[] turn(double[] oval, double scale, double angle) {
        double[] corners = new double[2 * (CORNERS + 1)];
        for (int i = 0; i <= CORNERS; i++) {
            double a = angle * i / CORNERS;
            corners[2 * i] = oval[0] - oval[2] * scale * Math.cos(a);
            corners[2 * i + 1] = oval[1] - oval[3] * scale * Math.sin(a);
        }
        return corners;
    }

    /** The upper half of a ring: there on the outside, back on the inside. */
    private static double[] arc(double[] ring) {
        double[] there = turn(ring, 1, Math.PI);
        double[] back = turn(ring, 1 - ring[4], Math.PI);
        double[] corners = new double[there.length + back.length];
        System.arraycopy(there, 0, corners, 0, there.length);
        for (int i = 0; i < back.length; i += 2) {
            corners[there.length + i] = back[back.length - 2 - i];
            corners[there.length + i + 1] = back[back.length - 1 - i];
        }
        return corners;
    }

    /**
     * Fills the shape, as far as it lies in the object's box, with 255.
     *
     * @param mask 8 bits, as large as the canvas is to be
     * @param box of the object, on the canvas
     * @param lineType of OpenCV: hard or smooth edges
     */
    void fill(Mat mask, Box box, int lineType) {
        int left = (int) Math.floor(box.x() * mask.cols());
        int top = (int) Math.floor(box.y() * mask.rows());
        int right = (int) Math.min(mask.cols(), Math.ceil((box.x() + box.width()) * mask.cols()));
        int bottom = (int) Math.min(mask.rows(), Math.ceil(box.bottom() * mask.rows()));
        try (Mats scope = new Mats()) {
            List<MatOfPoint> contours = new ArrayList<>();
            for (double[] line : lines) {
                contours.add(scope.own(new MatOfPoint(corners(line, mask, box, left, top))));
            }
            Mat part = scope.own(mask.submat(top, bottom, left, right));
            Imgproc.fillPoly(part, contours, Scalar.all(255), lineType, SHIFT);
        }
    }

    private static Point[] corners(double[] line, Mat mask, Box box, int left, int top) {
        double one = 1 << SHIFT;
        Point[] corners = new Point[line.length / 2];
        for (int i = 0; i < corners.length; i++) {
            double x = (box.x() + line[2 * i] * box.width()) * mask.cols() - 0.5 - left;
            double y = (box.y() + line[2 * i + 1] * box.height()) * mask.rows() - 0.5 - top;
            corners[i] = new Point(Math.round(x * one), Math.round(y * one));
        }
        return corners;
    }
}
