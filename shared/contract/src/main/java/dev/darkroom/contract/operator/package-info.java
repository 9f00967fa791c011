/**
 * What an operator asks of the operator function and what it answers: the payloads of Lambda's Invoke. Golden files hold
 * each of them.
 */
@NullMarked
package dev.darkroom.contract.operator;

import org.jspecify.annotations.NullMarked;
