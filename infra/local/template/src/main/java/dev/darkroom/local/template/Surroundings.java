package dev.darkroom.local.template;

import java.net.URI;

/**
 * The addresses and pseudo parameters which stand for an AWS account.
 *
 * @param stackName prefix of every physical name: lower-case letters, digits and hyphens
 * @param region the region that the stand-ins sign for
 * @param queues base address of the SQS stand-in
 * @param http origin that serves the HTTP API, without a trailing slash
 * @param webSocket address of the WebSocket API
 * @param connections address of the WebSocket API's management interface, without {@code /@connections}
 */
public record Surroundings(String stackName, String region, URI queues, URI http, URI webSocket, URI connections) {
    static final String ACCOUNT = "000000000000";
    static final String PARTITION = "aws";
    static final String SUFFIX = "amazonaws.com";

    String arn(String service, String resource) {
        return "arn:" + PARTITION + ":" + service + ":" + region + ":" + ACCOUNT + ":" + resource;
    }
}
