/** The composition store in memory; passes the same contract as the one in DynamoDB. */
@NullMarked
package dev.darkroom.composition.inmemory;

import org.jspecify.annotations.NullMarked;
