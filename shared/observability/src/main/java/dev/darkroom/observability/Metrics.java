package dev.darkroom.observability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measurements that a log line carries, in CloudWatch's embedded metric format: they cost no call and no right, and whoever
 * reads the line has them beside what they are about. Each is measured for the stage, and for the value that another member of
 * the same line has, if one is named.
 *
 * <pre>{@code LOG.atInfo().addKeyValue("route", route).addKeyValue(Metrics.KEY, Metrics.by("route").millis("RequestTime", took)).log("answered");}</pre>
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The format</a>
 */
public final class Metrics {
    /** Of the key-value pair that carries them; no member of the line. */
    public static final String KEY = "metrics";

    static final String NAMESPACE = "Darkroom";
    static final String STAGE = "stage";

    private record Unit(String dimension, String name, String unit) {}

    private final List<Unit> units = new ArrayList<>();
    private final Map<String, Number> values = new LinkedHashMap<>();
    private String dimension;

    private Metrics(String dimension) {
        this.dimension = dimension;
    }

    /** Of the whole stage. */
    public static Metrics ofStage() {
        return new Metrics("");
    }

    /** Of the stage, for each value of a member of the line; few values, as each makes a metric of its own. */
    public static Metrics by(String member) {
        return new Metrics(member);
    }

    /** The measurements that follow are by another member. */
    public Metrics andBy(String member) {
        dimension = member;
        return this;
    }

    public Metrics count(String name, long value) {
        return add(name, "Count", value);
    }

    /** A negative duration, of clocks that disagree, counts as none. */
    public Metrics millis(String name, Duration value) {
        return add(name, "Milliseconds", Math.max(0, value.toMillis()));
    }

    private Metrics add(String name, String unit, long value) {
        units.add(new Unit(dimension, name, unit));
        values.put(name, value);
        return this;
    }

    /** Adds the values and what says that they are some. */
    void write(Map<String, Object> line, Instant at) {
        var directives = new ArrayList<Map<String, Object>>();
        for (var by : units.stream().map(Unit::dimension).distinct().toList()) {
            directives.add(Map.of(
                    "Namespace",
                    NAMESPACE,
                    "Dimensions",
                    List.of(by.isEmpty() ? List.of(STAGE) : List.of(STAGE, by)),
                    "Metrics",
                    units.stream()
                            .filter(unit -> unit.dimension().equals(by))
                            .map(unit -> Map.of("Name", unit.name(), "Unit", unit.unit()))
                            .toList()));
        }
        line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", directives));
        values.forEach(line::putIfAbsent);
    }

    /** For a log that is not read by CloudWatch. */
    @Override
    public String toString() {
        return values.toString();
    }
}
