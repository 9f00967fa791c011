/**
 * The WebSocket API of API Gateway and its management interface.
 *
 * <p>A connection can be posted to from the moment its {@code $connect} returned until it is gone, and 410 after that; a slow reader delays nobody. Only {@link dev.darkroom.local.cloud.LaptopCloud} puts it behind a port.
 */
@NullMarked
package dev.darkroom.local.cloud.socket;

import org.jspecify.annotations.NullMarked;
