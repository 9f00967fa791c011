/**
 * The function behind the WebSocket: it reads the gateway's events, the replay queue's messages and the HTTP call that
 * sells tickets, and hands them to live delivery.
 *
 * <p>No rule lives here: who may watch what, and in which order events go out, is {@code dev.darkroom.realtime}'s. API
 * Gateway, SQS and Lambda call it through {@link dev.darkroom.realtime.socket.RealtimeHandler}.
 */
@NullMarked
package dev.darkroom.realtime.socket;

import org.jspecify.annotations.NullMarked;
