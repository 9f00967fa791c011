/**
 * Everything breaks at once: functions and workers die, stores throttle, answers get lost, messages come twice, sockets are
 * cut. {@code ChaosE2E} drives jobs through it; the {@code Detours} get in the way, the {@code Breaker} kills.
 */
@NullMarked
package dev.darkroom.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
