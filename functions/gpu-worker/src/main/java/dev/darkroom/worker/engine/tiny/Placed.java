package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.photo.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** One object in its box, in its colour. */
record Placed(KnownObject kind, Box box, Colour colour) {

    /** The object's shape on a canvas of this size: 8 bits, 255 inside. */
    Mat silhouette(int width, int height, int lineType, Mats scope) {
        Mat mask = scope.own(new Mat(height, width, CvType.CV_8U, Scalar.all(0)));
        kind.parts().forEach(part -> part.outline().fill(mask, box, lineType));
        return mask;
    }

    /** The same in another colour. */
    Placed in(Colour other) {
        return new Placed(kind, box, other);
    }
}
