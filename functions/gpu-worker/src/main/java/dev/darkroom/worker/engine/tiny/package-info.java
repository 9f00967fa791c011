/**
 * The generation engine {@code tiny}: a small diffusion model that ships with the worker, so that generation runs anywhere, on a processor
 * and without a network. It knows the objects of {@code objects.json} and draws anything else as a plain shape in a colour of its own;
 * it is a stand-in for an image model, trained by {@code functions/gpu-worker/model} on scenes that this project draws itself.
 */
@NullMarked
package dev.darkroom.worker.engine.tiny;

import org.jspecify.annotations.NullMarked;
