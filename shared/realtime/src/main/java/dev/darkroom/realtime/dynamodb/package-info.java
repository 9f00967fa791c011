/**
 * Events, connections, subscriptions, tickets and the owners of jobs as DynamoDB rows.
 *
 * <p>Order hangs on two conditions: an event is put only where none stands, and a subscription goes live only in one
 * transaction with the check that no event follows. The core calls through its ports; nothing here is called directly.
 */
@NullMarked
package dev.darkroom.realtime.dynamodb;

import org.jspecify.annotations.NullMarked;
