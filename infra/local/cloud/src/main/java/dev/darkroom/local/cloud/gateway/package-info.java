/**
 * The HTTP API of API Gateway: routes, payload format 2.0, limits and the gateway's own answers.
 *
 * <p>It adds nothing that API Gateway would not; a request that no function answers gets the gateway's own JSON. Only {@link dev.darkroom.local.cloud.LaptopCloud} puts it behind a port.
 */
@NullMarked
package dev.darkroom.local.cloud.gateway;

import org.jspecify.annotations.NullMarked;
