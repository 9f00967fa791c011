/**
 * Lambda on a laptop: function environments as child JVMs under AWS's runtime interface client, and the Runtime API they poll.
 *
 * <p>An environment has one invocation at a time; an invocation is answered exactly once, whatever becomes of its environment. Gateways, pollers and schedules call {@link dev.darkroom.local.cloud.lambda.FunctionPool#invoke}.
 */
@NullMarked
package dev.darkroom.local.cloud.lambda;

import org.jspecify.annotations.NullMarked;
