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
 * @param database what stands for a database cluster
 */
public record Surroundings(
        String stackName, String region, URI queues, URI http, URI webSocket, URI connections, Database database) {
    static final String ACCOUNT = "000000000000";
    static final String PARTITION = "aws";
    static final String SUFFIX = "amazonaws.com";

    /** Where the stand-ins play the account. */
    public static Surroundings of(String stackName, Endpoints endpoints, URI http, URI webSocket, URI connections) {
        return new Surroundings(
                stackName, endpoints.region(), endpoints.sqs(), http, webSocket, connections, endpoints.database());
    }

    /** Before anything listens but the gateway will: for what a template says that must be known until then. */
    public static Surroundings ofNobody(String stackName, URI http) {
        URI nobody = URI.create("http://nobody.invalid");
        var database = new Database(URI.create("postgresql://nobody.invalid/darkroom"), "");
        return new Surroundings(stackName, "eu-west-1", nobody, http, nobody, nobody, database);
    }

    /** The same for a stack within this one. */
    Surroundings within(String logicalId) {
        return new Surroundings(stackName + "-" + logicalId, region, queues, http, webSocket, connections, database);
    }

    String arn(String service, String resource) {
        return "arn:" + PARTITION + ":" + service + ":" + region + ":" + ACCOUNT + ":" + resource;
    }
}
