package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.kernel.RunId;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A viewer of each topic, who keeps the highest number and drops lower ones, as clients do. Knows what it was sent and no more. */
final class Onlookers {
    private final InMemoryTopics topics;
    private final Map<Topic, Onlooker> onlookers = new LinkedHashMap<>();

    private record Onlooker(ConnectionId socket, List<JsonNode> replayed) {}

    Onlookers(InMemoryTopics topics) {
        this.topics = topics;
    }

    /** Where a run is told: on its session's topic and, if it is a branch, on its own. */
    static Set<Topic> topics(RunId run) {
        return Stream.of(Topic.run(run), Topic.session(run.session()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Has the run watched from now on, by viewers who get what was told before. */
    void watch(RunId run) {
        for (var topic : topics(run)) {
            onlookers.computeIfAbsent(topic, unwatched -> new Onlooker(topics.watch(topic), topics.events(topic)));
        }
    }

    /** What a topic's viewer has seen of a run, as in {@code 1, 2, 3, end}; fails when there was a gap. */
    List<String> saw(Topic topic, RunId run) {
        var onlooker = Objects.requireNonNull(onlookers.get(topic), topic::name);
        var seen = new ArrayList<String>();
        long last = 0;
        for (var event : Stream.concat(onlooker.replayed().stream(), topics.sentTo(onlooker.socket()).stream())
                .toList()) {
            long seq = event.path("seq").asLong();
            if (seq > last) {
                assertThat(seq).as("after %s of %s", last, topic).isEqualTo(last + 1);
                last = seq;
                if (event.path("branchId").asText("main").equals(run.line())) {
                    seen.add(event.path("step").asText("end"));
                }
            }
        }
        assertThat(seen).as("told of %s on %s", run, topic).doesNotHaveDuplicates();
        return seen;
    }
}
