package dev.darkroom.observability;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.darkroom.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * Writes a log event as one line of JSON, its key-value pairs as members beside the message. Logback's own encoder
 * writes those as a list, which no query can address, and each frame of a trace as an object: 40 KB for one fault.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    /** The frames near the fault are what one reads; the framework's, below them, are always the same. */
    private static final int MAX_TRACE_CHARACTERS = 4_000;

    private String stage = "local";

    /** @param stage which deployment writes these lines: several may share one place for their logs */
    public void setStage(String stage) {
        this.stage = stage;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", event.getInstant());
        line.put(Metrics.STAGE, stage);
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("message", event.getFormattedMessage());
        addPairs(event, line);
        event.getMDCPropertyMap().forEach(line::putIfAbsent);
        if (event.getThrowableProxy() != null) {
            line.put("trace", trace(event.getThrowableProxy()));
        }
        return (Json.write(line) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** A member of ours is not to be overwritten by a pair of the same name. */
    private static void addPairs(ILoggingEvent event, Map<String, Object> line) {
        if (event.getKeyValuePairs() == null) {
            return;
        }
        for (KeyValuePair pair : event.getKeyValuePairs()) {
            if (pair.value instanceof Metrics metrics) {
                metrics.write(line, event.getInstant());
            } else {
                line.putIfAbsent(pair.key, pair.value instanceof Number ? pair.value : String.valueOf(pair.value));
            }
        }
    }

    private static String trace(IThrowableProxy failure) {
        var text = ThrowableProxyUtil.asString(failure);
        return text.length() <= MAX_TRACE_CHARACTERS ? text : text.substring(0, MAX_TRACE_CHARACTERS) + "…";
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
