/**
 * Posts to open sockets through API Gateway's management API. One call a message, none of them waits longer than a slow
 * reader may cost. The core calls it through {@link dev.darkroom.realtime.Poster}.
 */
@NullMarked
package dev.darkroom.realtime.apigateway;

import org.jspecify.annotations.NullMarked;
