/**
 * A client of Darkroom that knows a base URL and the contract, and nothing of the code behind them.
 * It never retries a call that spends, never shows an event twice, and turns every refusal into one exception that carries the server's words.
 * The demo, the acceptance tests and the benchmarks use it; {@link dev.darkroom.local.demo.client.Darkroom} is the entrance.
 */
@NullMarked
package dev.darkroom.local.demo.client;

import org.jspecify.annotations.NullMarked;
