package dev.darkroom.local.demo.scene;

/** Which ray falls on which place of a picture of {@code width × height} pixels. */
final class View {
    final int width;
    final int height;
    private final Vec eye;
    private final Vec ahead;
    private final Vec right;
    private final Vec up;

    View(Scene.Camera camera, int width, int height) {
        this.width = width;
        this.height = height;
        this.eye = camera.eye();
        this.ahead = camera.lookingAt().minus(eye).unit();
        this.right = ahead.cross(Vec.UP).unit().times(camera.field());
        this.up = right.cross(ahead);
    }

    /** The ray through a place in pixels from the top left corner; the centre of the first pixel is (0.5, 0.5). */
    Ray through(double x, double y) {
        double across = (2 * x - width) / height;
        double down = (2 * y - height) / height;
        return new Ray(eye, ahead.along(right, across).along(up, -down).unit());
    }
}
