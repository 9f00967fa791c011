/**
 * What subscribers of the WebSocket are sent: the events of topics and the answers to their own messages.
 *
 * <p>Every event has a type, a topic and a number; every answer is one frame. The realtime function and whoever publishes
 * events write through here.
 */
@NullMarked
package dev.darkroom.contract.realtime;

import org.jspecify.annotations.NullMarked;
