package dev.darkroom.acceptance.chaos;

import dev.darkroom.local.template.Endpoints;
import io.undertow.Undertow;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** What lies between functions, workers and what they call. */
final class Detours implements AutoCloseable {
    private static final int LONGEST_DELAY_MS = 1_500;

    private final Faults faults;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Detour callbacks;

    Detours(Faults faults) {
        this.faults = faults;
        this.callbacks = open(new Detour(this::callback));
    }

    private Detour open(Detour detour) {
        closing.push(detour::close);
        return detour;
    }

    /** Where workers report to. */
    Detour callbacks() {
        return callbacks;
    }

    /** The endpoints that functions and workers are given in place of the real ones. */
    Endpoints around(Endpoints real) {
        return new Endpoints(
                real.region(),
                real.accessKey(),
                real.secretKey(),
                open(new Detour(this::dynamoDb).leadTo(real.dynamoDb())).uri(),
                open(new Detour(this::sqs).leadTo(real.sqs())).uri(),
                slowly(real.s3()),
                real.database());
    }

    private Detour.Answer dynamoDb(Detour.Call call) throws IOException, InterruptedException {
        if (faults.strikes("DynamoDB throttles", 0.03)) {
            return Detour.Answer.refusal(
                    400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException");
        }
        if (faults.strikes("DynamoDB answers 500", 0.01)) {
            return Detour.Answer.refusal(500, "com.amazonaws.dynamodb.v20120810#InternalServerError");
        }
        Detour.Answer answer = call.pass();
        if (faults.strikes("DynamoDB's answer is lost", 0.01)) {
            throw new Detour.Lost();
        }
        return answer;
    }

    /** Some messages are there twice from the beginning, some come again because their deletion is forgotten. */
    private Detour.Answer sqs(Detour.Call call) throws IOException, InterruptedException {
        if (call.target().equals("SendMessage") && faults.strikes("SQS delivers twice", 0.2)) {
            call.pass(another(call.text()));
        }
        if (call.target().equals("DeleteMessage") && faults.strikes("SQS forgets a deletion", 0.05)) {
            return new Detour.Answer(200, null, "{}".getBytes(StandardCharsets.UTF_8));
        }
        Detour.Answer answer = call.pass();
        if (call.target().equals("SendMessage") && faults.strikes("SQS's answer is lost", 0.05)) {
            throw new Detour.Lost();
        }
        return answer;
    }

    /** A queue that keeps order would take the same message only once. */
    private static byte[] another(String message) {
        return message.replaceFirst("(\"MessageDeduplicationId\":\"[^\"]*)\"", "$1-2\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Detour.Answer callback(Detour.Call call) throws IOException, InterruptedException {
        if (faults.strikes("callback dropped", 0.05)) {
            throw new Detour.Lost();
        }
        if (faults.strikes("callback delayed", 0.1)) {
            Thread.sleep(faults.below(LONGEST_DELAY_MS));
        }
        Detour.Answer answer = call.pass();
        if (faults.strikes("callback's answer lost", 0.05)) {
            throw new Detour.Lost();
        }
        return answer;
    }

    /** Photos are streamed, and the host that was signed stays as it is. */
    private URI slowly(URI real) {
        var proxy = ProxyHandler.builder()
                .setProxyClient(new LoadBalancingProxyClient().addHost(real))
                .build();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setHandler(exchange -> exchange.dispatch(() -> {
                    if (faults.strikes("S3 is slow", 0.1)) {
                        pause(faults.below(LONGEST_DELAY_MS));
                    }
                    exchange.dispatch(proxy);
                }))
                .build();
        server.start();
        closing.push(server::stop);
        return URI.create("http:/" + server.getListenerInfo().getFirst().getAddress());
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
