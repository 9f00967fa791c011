package dev.darkroom.realtime.sqs;

import io.micronaut.context.annotation.ConfigurationProperties;

/** @param queueUrl of the replay queue ({@code REPLAY_QUEUE_URL}) */
@ConfigurationProperties("darkroom.realtime.replay")
public record ReplayQueueConfiguration(String queueUrl) {}
