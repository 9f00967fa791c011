package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.engine.cpu.Surfaces.Surface;
import dev.darkroom.worker.photo.Mats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * The rules of the preset {@code interior}: a room, photographed upright. Heights are shares of the photo's height, from its top.
 *
 * <ul>
 *   <li>Ceiling: calm surfaces that touch the top, end above 0.45 and are not dark.
 *   <li>Floor: surfaces with their centre below 0.66 that reach the photo's lower edge or its sides.
 *   <li>Wall: calm surfaces with their centre between 0.1 and 0.75 that are nothing else.
 *   <li>Window: bright upright rectangles, 0.5 to 30 %, that do not touch the bottom and stand out from what is around them.
 *   <li>Glass_highlight: the near-white, colourless part of windows and other glossy spots.
 *   <li>Door: one-coloured rectangles 1.5 to 3.6 times as tall as wide, at least 0.3 tall, that end below 0.6.
 *   <li>Cabinet: one-coloured rectangles, 0.8 to 15 %, upright or square, not windows or doors, off all sides.
 *   <li>Countertop: bands at least three times as wide as tall between 0.35 and 0.85, above a cabinet or the floor.
 *   <li>Light: blobs of at most 2 %, near-white, in the upper 0.6, brighter than their surroundings.
 *   <li>Frame_Molding: the rim around windows and doors, and the lines where wall meets ceiling and floor.
 *   <li>Tile, Grout: see {@link Tiling}.
 *   <li>Handle: small sharp marks on cabinets and doors, at most 0.2 %.
 * </ul>
 */
final class InteriorConcepts implements ConceptFinder {

    /** Lightness that only what looks into daylight has. */
    private static final double DAYLIGHT = 242;

    private final Scene scene;
    private final Mats scope;
    private final Map<String, Mat> found = new HashMap<>();
    private @Nullable Surfaces surfaces;

    /** @param scope owns every mask that is found */
    InteriorConcepts(Scene scene, Mats scope) {
        this.scene = scene;
        this.scope = scope;
    }

    @Override
    public Mat find(String concept) {
        Mat known = found.get(concept);
        if (known == null) {
            known = look(concept);
            found.put(concept, known);
        }
        return known;
    }

    private Mat look(String concept) {
        return switch (concept) {
            case "Ceiling" -> Shapes.less(surfaces().mask(this::isCeiling, scope), find("Light"), scope);
            case "Floor" -> floor();
            case "Wall" -> wall();
            case "Window" -> window();
            case "Glass_highlight" -> glassHighlight();
            case "Door" -> surfaces().mask(this::isDoor, scope);
            case "Cabinet" -> surfaces().mask(this::isCabinet, scope);
            case "Countertop" -> surfaces().mask(this::isCountertop, scope);
            case "Light" -> light();
            case "Frame_Molding" -> frameMolding();
            case "Tile" -> Shapes.less(Tiling.of(scene, scope).area(), find("Grout"), scope);
            case "Grout" -> Tiling.of(scene, scope).grout();
            case "Handle" -> handle();
            default -> scene.nothing(scope);
        };
    }

    private Surfaces surfaces() {
        Surfaces known = surfaces;
        if (known == null) {
            known = Surfaces.of(scene, scope);
            surfaces = known;
        }
        return known;
    }

    private boolean isCeiling(Surface surface) {
        return surface.touchesTop()
                && surface.bottom() < 0.45 * scene.height()
                && (surface.piece().aspect() > 1.2 || surface.bottom() < 0.25 * scene.height())
                && surface.busyness() < 0.3
                && surface.lightness() > 90;
    }

    private boolean isFloor(Surface surface) {
        return isLow(surface) && (surface.touchesBottom(scene) || surface.touchesAside(scene));
    }

    private boolean isLow(Surface surface) {
        return surface.piece().y() > 0.66 * scene.height() && surface.piece().box().y > 0.4 * scene.height();
    }

    private boolean isWindow(Surface surface) {
        double share = surface.share(scene);
        return surface.lightness() > 215
                && share > 0.005
                && share < 0.3
                && !surface.touchesBottom(scene)
                && !surface.touchesTop()
                && surface.piece().fill() > 0.6
                && surface.piece().aspect() > 0.2
                && surface.piece().aspect() < 3
                && standsOut(surface, 12);
    }

    /** The panes, with the bars between them. */
    private Mat window() {
        Mat bright = Shapes.or(
                surfaces().mask(this::isWindow, scope), Shapes.above(scene.lightness(), DAYLIGHT, scope), scope);
        Mat inside = Shapes.less(Shapes.morph(bright, Imgproc.MORPH_CLOSE, 2, scope), find("Ceiling"), scope);
        return Shapes.pick(
                inside,
                pane -> pane.area() > 0.005 * scene.area()
                        && pane.area() < 0.3 * scene.area()
                        && pane.fill() > 0.4
                        && pane.aspect() < 3
                        && pane.y() < 0.6 * scene.height()
                        && pane.box().y + pane.box().height < scene.height() - 2,
                scope);
    }

    private boolean isDoor(Surface surface) {
        double tall = surface.piece().box().height / (double) scene.height();
        return surface.piece().aspect() < 1 / 1.5
                && surface.piece().aspect() > 1 / 3.6
                && tall > 0.3
                && surface.bottom() > 0.6 * scene.height()
                && surface.piece().fill() > 0.75
                && surface.share(scene) < 0.25
                && !isWindow(surface);
    }

    private boolean isCabinet(Surface surface) {
        double share = surface.share(scene);
        return share > 0.008
                && share < 0.15
                && surface.piece().fill() > 0.8
                && surface.piece().aspect() > 0.35
                && surface.piece().aspect() < 2.5
                && !surface.touchesTop()
                && !surface.touchesAside(scene)
                && !surface.touchesBottom(scene)
                && !isWindow(surface)
                && !isDoor(surface)
                && !isFloor(surface)
                && standsOut(surface, 12);
    }

    private boolean isCountertop(Surface surface) {
        double middle = surface.piece().y() / scene.height();
        return surface.piece().aspect() > 3
                && middle > 0.35
                && middle < 0.85
                && surface.share(scene) < 0.12
                && surface.piece().box().width > 0.15 * scene.width()
                && !surface.touchesBottom(scene);
    }

    /** Whether a surface's lightness differs by this much from that of the band around it. */
    private boolean standsOut(Surface surface, double least) {
        try (Mats steps = new Mats()) {
            Mat wide = Shapes.morph(surface.mask(), Imgproc.MORPH_DILATE, 9, steps);
            Mat near = Shapes.morph(surface.mask(), Imgproc.MORPH_DILATE, 4, steps);
            Mat band = Shapes.less(wide, near, steps);
            return Math.abs(surface.lightness() - Shapes.mean(scene.lightness(), band)) > least;
        }
    }

    private Mat floor() {
        List<Surface> sure = surfaces().all().stream().filter(this::isFloor).toList();
        // what light or a rug cut off lies as low and has the colour
        Mat floor = surfaces()
                .mask(
                        surface -> sure.contains(surface)
                                || (isLow(surface) && sure.stream().anyMatch(surface::sameMaterial)),
                        scope);
        // boards and rugs leave gaps that are floor as well
        return Shapes.morph(floor, Imgproc.MORPH_CLOSE, 7, scope);
    }

    private Mat wall() {
        Mat wall = surfaces().mostOf(this::couldBeWall, scope);
        for (String other : new String[] {"Ceiling", "Floor", "Window", "Door", "Light", "Cabinet"}) {
            wall = Shapes.less(wall, find(other), scope);
        }
        return wall;
    }

    private boolean couldBeWall(Surface surface) {
        double middle = surface.piece().y() / scene.height();
        return surface.share(scene) > 0.004
                && middle > 0.1
                && middle < 0.75
                && surface.busyness() < 0.35
                && !isCeiling(surface)
                && !isFloor(surface)
                && !isWindow(surface)
                && !isDoor(surface)
                && !isCabinet(surface)
                && !isCountertop(surface);
    }

    private Mat glassHighlight() {
        Mat pale = Shapes.below(Colours.chroma(scene, scope), 16, scope);
        Mat white = Shapes.and(Shapes.above(scene.lightness(), 246, scope), pale, scope);
        Mat onGlass = Shapes.and(white, find("Window"), scope);
        Mat spots = Shapes.pick(white, spot -> spot.area() < 0.002 * scene.area(), scope);
        return Shapes.or(onGlass, spots, scope);
    }

    private Mat light() {
        Mat peaks = scope.mat();
        int reach = Math.max(8, scene.height() / 12);
        Imgproc.morphologyEx(scene.lightness(), peaks, Imgproc.MORPH_TOPHAT, Shapes.disc(reach, scope));
        Mat lit = Shapes.and(Shapes.above(scene.lightness(), 238, scope), Shapes.above(peaks, 30, scope), scope);
        return Shapes.pick(
                lit,
                lamp -> lamp.area() < 0.02 * scene.area()
                        && lamp.area() > 0.0002 * scene.area()
                        && lamp.y() < 0.6 * scene.height()
                        && lamp.fill() > 0.4,
                scope);
    }

    private Mat frameMolding() {
        Mat openings = Shapes.or(find("Window"), find("Door"), scope);
        Mat rim = Shapes.less(
                Shapes.morph(openings, Imgproc.MORPH_DILATE, Math.max(3, scene.width() / 80), scope), openings, scope);
        int reach = Math.max(2, scene.height() / 120);
        Mat nearWall = Shapes.morph(find("Wall"), Imgproc.MORPH_DILATE, reach, scope);
        Mat planes = Shapes.or(find("Ceiling"), find("Floor"), scope);
        Mat seam = Shapes.and(nearWall, Shapes.morph(planes, Imgproc.MORPH_DILATE, reach, scope), scope);
        return Shapes.or(rim, seam, scope);
    }

    private Mat handle() {
        Mat fronts = Shapes.filled(Shapes.or(find("Cabinet"), find("Door"), scope), scope);
        Mat inner = Shapes.morph(fronts, Imgproc.MORPH_ERODE, 4, scope);
        Mat marks = Shapes.and(Shapes.above(scene.edges(), 40, scope), inner, scope);
        Mat joined = Shapes.morph(marks, Imgproc.MORPH_CLOSE, 2, scope);
        return Shapes.pick(joined, mark -> mark.area() < 0.002 * scene.area() && mark.area() > 6, scope);
    }
}
