/** Compositions and runs as DynamoDB rows: those of one session lie together, each in a row of its own, so that branches never meet. */
@NullMarked
package dev.darkroom.composition.dynamodb;

import org.jspecify.annotations.NullMarked;
