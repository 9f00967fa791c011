/**
 * Owns what the worker tells the service: signed reports and what their answers mean. A result is reported until it is accepted, refused
 * or ten minutes have gone; a heartbeat is sent once. The run calls it.
 */
@NullMarked
package dev.darkroom.worker.report;

import org.jspecify.annotations.NullMarked;
