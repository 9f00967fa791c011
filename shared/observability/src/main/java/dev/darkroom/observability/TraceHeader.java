package dev.darkroom.observability;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * AWS X-Ray's trace header, so far as the house hands it on: which trace a piece of work belongs to. It comes with a request,
 * goes through the queue as the message's {@code AWSTraceHeader}, and comes back with the worker's reports.
 *
 * @param root {@code 1-} and 8 and 24 hexadecimal digits: the time of the trace's begin and a random number
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing header</a>
 */
public record TraceHeader(String root) {
    /** Name of the header. */
    public static final String NAME = "X-Amzn-Trace-Id";

    /** Where Lambda's runtime tells the trace of an invocation. */
    private static final String OF_INVOCATION = "com.amazonaws.xray.traceHeader";

    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)");

    /** Reads the root of a header; empty when there is none, or something else in its place. */
    public static Optional<TraceHeader> parse(String header) {
        var found = ROOT.matcher(header);
        return found.find() ? Optional.of(new TraceHeader(found.group(1))) : Optional.empty();
    }

    /** A trace that begins now. */
    public static TraceHeader begin(Instant now, RandomGenerator random) {
        var number = new byte[12];
        random.nextBytes(number);
        return new TraceHeader(
                "1-%08x-%s".formatted(now.getEpochSecond(), HexFormat.of().formatHex(number)));
    }

    /** The trace that this thread works for: the one in its {@link LogContext}, else the invocation's. */
    public static Optional<TraceHeader> current() {
        var root = MDC.get(LogContext.TRACE_ID.member());
        return root == null ? ofInvocation() : Optional.of(new TraceHeader(root));
    }

    /** The trace that Lambda has put the invocation into. */
    public static Optional<TraceHeader> ofInvocation() {
        return Optional.ofNullable(System.getProperty(OF_INVOCATION)).flatMap(TraceHeader::parse);
    }

    /** As the header's value. Nobody collects the trace itself: it is for reading logs. */
    public String value() {
        return "Root=" + root + ";Sampled=0";
    }
}
