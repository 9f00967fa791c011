package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Finds print: small strokes that differ sharply from their ground (dark on pale or pale on dark), of about equal height, at least four
 * in a row. A single sign, script that runs together and text that leans more than a little are missed; texture, which has strokes of all
 * sizes in no row, is not taken for text.
 */
final class TextLines {

    private static final int FEWEST_SIGNS = 4;
    private static final int SMALLEST = 5;

    /** Sharpness of a stroke, in levels of lightness. */
    private static final double CONTRAST = 48;

    private TextLines() {}

    static Mat of(Scene scene, Mats scope) {
        Mat found = scene.nothing(scope);
        for (int operation : new int[] {Imgproc.MORPH_BLACKHAT, Imgproc.MORPH_TOPHAT}) {
            try (Mats steps = new Mats()) {
                int stroke = Math.max(4, Math.max(scene.width(), scene.height()) / 60);
                Mat strokes = steps.mat();
                Imgproc.morphologyEx(scene.lightness(), strokes, operation, Shapes.disc(stroke, steps));
                List<Rect> signs = signs(Shapes.above(strokes, CONTRAST, steps), scene, steps);
                for (Rect line : lines(signs)) {
                    Imgproc.rectangle(found, line, Scalar.all(255), Imgproc.FILLED);
                }
            }
        }
        return found;
    }

    private static List<Rect> signs(Mat strokes, Scene scene, Mats steps) {
        int tallest = scene.height() / 8;
        return Shapes.pieces(strokes, steps.mat(), steps).stream()
                .filter(piece -> piece.box().height >= SMALLEST && piece.box().height <= tallest)
                .filter(piece -> piece.aspect() > 0.12 && piece.aspect() < 1.8)
                .filter(piece -> piece.fill() > 0.2 && piece.fill() < 0.95)
                .map(Shapes.Piece::box)
                .sorted(Comparator.comparingInt(box -> box.x))
                .toList();
    }

    private static List<Rect> lines(List<Rect> signs) {
        List<List<Rect>> rows = new ArrayList<>();
        for (Rect sign : signs) {
            rows.stream()
                    .filter(row -> follows(row.getLast(), sign))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Rect> row = new ArrayList<>();
                        rows.add(row);
                        return row;
                    })
                    .add(sign);
        }
        return rows.stream()
                .filter(row -> row.size() >= FEWEST_SIGNS)
                .map(TextLines::around)
                .toList();
    }

    /** The next sign of a line stands beside the last one, on the same ground line, about as tall. */
    private static boolean follows(Rect last, Rect next) {
        double tall = Math.max(last.height, next.height);
        double small = Math.min(last.height, next.height);
        double gap = next.x - (last.x + last.width);
        double drop = Math.abs(last.y + last.height - next.y - next.height);
        return small / tall > 0.6 && gap < 1.0 * tall && gap > -0.3 * tall && drop < 0.3 * tall;
    }

    private static Rect around(List<Rect> row) {
        int left = row.stream().mapToInt(box -> box.x).min().orElseThrow();
        int top = row.stream().mapToInt(box -> box.y).min().orElseThrow();
        int right = row.stream().mapToInt(box -> box.x + box.width).max().orElseThrow();
        int bottom = row.stream().mapToInt(box -> box.y + box.height).max().orElseThrow();
        int air = Math.max(1, (bottom - top) / 5);
        return new Rect(left - air, top - air, right - left + 2 * air, bottom - top + 2 * air);
    }
}
