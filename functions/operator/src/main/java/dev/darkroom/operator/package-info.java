/**
 * What an operator does by hand, and the audit that the schedule does each hour: grants, proofs, redrives. Has no HTTP
 * route: who may call it is a matter of IAM alone. Decides nothing itself.
 */
@NullMarked
package dev.darkroom.operator;

import org.jspecify.annotations.NullMarked;
