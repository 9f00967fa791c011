/**
 * The demo: the main job of Darkroom, told step by step over real HTTP, WebSocket and object storage, against a laptop cloud that it starts.
 * It ends with exit status 0 only when every photo came through, and whatever went wrong is a sentence on the terminal.
 * {@code infra/local/run demo} calls {@link dev.darkroom.local.demo.Demo}.
 */
@NullMarked
package dev.darkroom.local.demo;

import org.jspecify.annotations.NullMarked;
