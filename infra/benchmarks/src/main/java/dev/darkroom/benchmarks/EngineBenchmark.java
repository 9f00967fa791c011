package dev.darkroom.benchmarks;

import dev.darkroom.worker.engine.Search;
import dev.darkroom.worker.engine.cpu.CpuEngine;
import dev.darkroom.worker.paint.Change;
import dev.darkroom.worker.paint.Painter;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import dev.darkroom.worker.photo.PhotoReader;
import dev.darkroom.worker.photo.PhotoRefused;
import dev.darkroom.worker.photo.PhotoWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Photos per second of the cpu engine, from JPEG file to PNG result and preview, and the memory that it takes: {@code Body=recolor} on a
 * drawn product with grain. Peak memory is that of the whole process.
 */
public final class EngineBenchmark {

    private static final int PHOTOS = 8;

    private EngineBenchmark() {}

    /** Takes no arguments; a minute on two cores. */
    public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
        Mats.load();
        Path folder = Files.createTempDirectory("engine-benchmark-");
        try {
            Path small = drawn(folder.resolve("small.jpg"), 512, 384);
            Path large = drawn(folder.resolve("large.jpg"), 4000, 3000);
            measured(folder, small, 1); // warms the code up
            try (var figures = new Figures("engine", "photos", "lanes", "photos/s", "peak MiB")) {
                row(figures, "512 px", folder, small, 1);
                row(figures, "12 MP", folder, large, 1);
                row(figures, "12 MP", folder, large, 4);
            }
        } finally {
            delete(folder);
        }
    }

    private static void row(Figures figures, String name, Path folder, Path photo, int lanes)
            throws IOException, ExecutionException, InterruptedException {
        double seconds = measured(folder, photo, lanes);
        figures.row(PHOTOS + " x " + name, lanes, PHOTOS / seconds, Memory.peak());
    }

    private static double measured(Path folder, Path photo, int lanes) throws ExecutionException, InterruptedException {
        List<Callable<Path>> work = new ArrayList<>();
        for (int i = 0; i < PHOTOS; i++) {
            Path result = folder.resolve("result-" + i + ".png");
            work.add(() -> processed(photo, result));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            long start = System.nanoTime();
            for (Future<Path> each : threads.invokeAll(work)) {
                each.get();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static Path processed(Path file, Path result) throws IOException, PhotoRefused {
        try (Mats scope = new Mats()) {
            Photo photo = PhotoReader.read(file, scope);
            Search search =
                    new Search("seller", List.of("Body"), Map.of(), () -> URI.create("https://store.invalid/photo"));
            Map<String, Mat> masks = new CpuEngine().find(photo, search, scope);
            Painter.apply(photo, Map.of("Body", Change.parse("recolor", "#2a6f97")), masks, List.of());
            PhotoWriter.writePng(photo, result);
            PhotoWriter.writePreview(photo, result.resolveSibling(result.getFileName() + ".jpg"));
            return result;
        }
    }

    /** A lit ball on a table. */
    private static Path drawn(Path file, int width, int height) {
        try (Mats scope = new Mats()) {
            Mat scene = scope.own(new Mat(height, width, CvType.CV_8UC3, new Scalar(176, 172, 168)));
            Imgproc.rectangle(
                    scene, new Point(0, height * 0.75), new Point(width, height), new Scalar(120, 128, 134), -1);
            int radius = height / 4;
            for (int r = radius; r > 0; r--) {
                double light = 1.25 - 0.65 * r / radius;
                Scalar colour = new Scalar(40 * light, 48 * light, 190 * light);
                Imgproc.circle(scene, new Point(width / 2.0, height / 2.0), r, colour, -1);
            }
            Mat grain = scope.own(new Mat(scene.size(), CvType.CV_16SC3));
            Core.setRNGSeed(7);
            Core.randn(grain, 0, 5);
            Mat signed = scope.mat();
            scene.convertTo(signed, CvType.CV_16S);
            Core.add(signed, grain, signed);
            signed.convertTo(scene, CvType.CV_8U);
            Imgcodecs.imwrite(file.toString(), scene);
            return file;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
