package dev.darkroom.worker.engine.tiny;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The network: {@code scenes.onnx}, run by ONNX Runtime on the processor. Loaded once; used by several threads at once. */
final class SceneModel implements AutoCloseable {

    static final String FILE = "scenes.onnx";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private SceneModel(byte[] file) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            // several would add the same numbers in another order, and a worker with more cores would make other
            // pictures
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // each canvas has another grid: what one of them needed must not stay reserved for ever
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(file, options);
        }
    }

    /** The file that ships with the worker. */
    static SceneModel shipped() {
        try (InputStream content = Objects.requireNonNull(SceneModel.class.getResourceAsStream(FILE), FILE)) {
            return new SceneModel(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        } catch (OrtException broken) {
            throw new IllegalStateException(FILE + " is not what this runtime reads", broken);
        }
    }

    /** Lays one layout before the network; to be closed after the run. */
    Easel easel(LayoutMaps maps) {
        return new Easel(maps);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** What stays the same over the steps of a run. Belongs to one thread. */
    final class Easel implements AutoCloseable {

        private final Map<String, OnnxTensor> fixed = new HashMap<>();
        private final long[] shape;

        private Easel(LayoutMaps maps) {
            long rows = maps.grid().height();
            long columns = maps.grid().width();
            shape = new long[] {1, 3, rows, columns};
            try {
                fixed.put("labels", OnnxTensor.createTensor(environment, LongBuffer.wrap(maps.labels()), new long[] {
                    1, rows, columns
                }));
                fixed.put("colours", tensor(maps.colours(), 1, 4, rows, columns));
                fixed.put("places", tensor(maps.places(), 1, 2, rows, columns));
            } catch (OrtException bug) {
                close();
                throw new IllegalStateException(bug);
            }
        }

        /**
         * One step of the network.
         *
         * @param image as noisy as its time says: planes of red, green and blue, -1 to 1 where there is no noise
         * @param time 0 without noise, 1 nothing but noise
         * @return v: noise × cos − image × sin of time × π ÷ 2 (Salimans and Ho, 2022)
         */
        float[] velocity(float[] image, double time, Light light) {
            float[] conditions = {
                (float) time, (float) light.daylight(), (float) light.warmth(), (float) light.sharpness()
            };
            try (OnnxTensor noisy = tensor(image, shape);
                    OnnxTensor state = tensor(conditions, 1, conditions.length)) {
                Map<String, OnnxTensorLike> inputs = new HashMap<>(fixed);
                inputs.put("image", noisy);
                inputs.put("conditions", state);
                try (OrtSession.Result result = session.run(inputs)) {
                    float[] v = new float[image.length];
                    ((OnnxTensor) result.get(0)).getFloatBuffer().get(v);
                    return v;
                }
            } catch (OrtException bug) {
                throw new IllegalStateException(bug);
            }
        }

        private OnnxTensor tensor(float[] values, long... shape) throws OrtException {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        }

        @Override
        public void close() {
            fixed.values().forEach(OnnxTensor::close);
        }
    }
}
