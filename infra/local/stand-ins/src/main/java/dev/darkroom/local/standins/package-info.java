/**
 * The stand-ins of AWS on a laptop: DynamoDB Local, ElasticMQ, S3Proxy and PostgreSQL in one JVM.
 *
 * <p>They listen on the loopback address only, keep what they keep below one folder, and die with the process that started
 * them. The laptop cloud and the integration tests start this module as a child process and read one line of endpoints.
 */
package dev.darkroom.local.standins;
