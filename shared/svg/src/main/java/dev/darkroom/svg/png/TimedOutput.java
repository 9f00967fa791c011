package dev.darkroom.svg.png;

import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.renderer.output.impl.Graphics2DOutput;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.function.LongSupplier;

/** Draws until the time is up, which it notices before the next shape. */
final class TimedOutput extends Graphics2DOutput {
    /** Ends a drawing. Has no stack trace. */
    static final class TimeIsUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        TimeIsUp() {
            super("the drawing takes too long", null, false, false);
        }
    }

    private final LongSupplier nanos;
    private final long end;

    /** @param end in the clock's nanoseconds */
    TimedOutput(Graphics2D graphics, LongSupplier nanos, long end) {
        super(graphics);
        this.nanos = nanos;
        this.end = end;
    }

    private void lookAtClock() {
        if (nanos.getAsLong() - end > 0) {
            throw new TimeIsUp();
        }
    }

    @Override
    public void fillShape(Shape shape) {
        lookAtClock();
        super.fillShape(shape);
    }

    @Override
    public void drawShape(Shape shape) {
        lookAtClock();
        super.drawShape(shape);
    }

    @Override
    public void applyClip(Shape shape) {
        lookAtClock();
        super.applyClip(shape);
    }

    @Override
    public Output createChild() {
        lookAtClock();
        return new TimedOutput((Graphics2D) graphics().create(), nanos, end);
    }
}
