/**
 * How Darkroom speaks to AWS: the SDK clients, all on one HTTP client, and small words for DynamoDB's items and
 * transactions.
 *
 * <p>Regions, credentials and endpoints come from the environment by the SDK's own rules, so that the laptop cloud and
 * AWS differ in nothing but those. Adapters of capabilities call it; no capability's core does.
 */
@NullMarked
package dev.darkroom.aws;

import org.jspecify.annotations.NullMarked;
