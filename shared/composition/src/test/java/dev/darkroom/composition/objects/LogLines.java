package dev.darkroom.composition.objects;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while this is open, by anybody. */
public final class LogLines implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LogLines() {
        appender.start();
        root.addAppender(appender);
    }

    /** Messages with their pairs: all that an operator would read. */
    public List<String> written() {
        return List.copyOf(appender.list).stream()
                .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .toList();
    }

    /** What {@link ModelOrLocal} said of its falling back. */
    public List<String> fallbacks() {
        return written().stream()
                .filter(line -> line.contains("ObjectsFallback=1"))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
    }
}
