/**
 * The engine that asks a ComfyUI server over its own API: a graph of nodes is filled with a composition's values and queued, progress and
 * previews come over a WebSocket, the picture is fetched when it is done. It trusts nothing that the server sends: sizes are bounded
 * before anything is kept or decoded. A generation run calls it when the configuration says {@code GENERATION_ENGINE=comfyui}.
 */
@NullMarked
package dev.darkroom.worker.engine.comfyui;

import org.jspecify.annotations.NullMarked;
