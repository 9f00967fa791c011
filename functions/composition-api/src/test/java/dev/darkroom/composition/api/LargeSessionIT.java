package dev.darkroom.composition.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.aws.CallCounter;
import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.Feedback;
import dev.darkroom.composition.NodeId;
import dev.darkroom.composition.Reader;
import dev.darkroom.composition.RecordGeneration;
import dev.darkroom.composition.Run;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.http.testing.HttpFunction;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Topic;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions that are too large for one answer, read page by page as clients read them. */
class LargeSessionIT {
    /** What Lambda takes from a function. */
    private static final int MOST_BYTES = 6 * 1024 * 1024;

    /** And the prompt. */
    private static final int MOST_NODES = 1000 + 1;

    /** Session, newest event, runs, the main line again, and the rate limit. */
    private static final int MOST_CALLS = 5;

    /** As long as that of a function's role may be: links carry it. */
    private static final String SESSION_TOKEN = "t".repeat(2000);

    private static HttpFunction function;
    private static CompositionStore store;

    @BeforeAll
    static void start() {
        System.setProperty("aws.sessionToken", SESSION_TOKEN);
        function = CompositionFunction.start("open");
        store = function.bean(CompositionStore.class);
    }

    @AfterAll
    static void stop() {
        function.close();
        System.clearProperty("aws.sessionToken");
    }

    @Test
    void tenThousandNodesAreReadAPageAtATimeWhileBranchesGrow() {
        var session = new LargeSession(store, 100);
        var early = session.branch(references(1), 99);
        IntStream.rangeClosed(3, 100).forEach(run -> session.branch(references(1), 100));
        var late = session.branch(references(1), 0);

        var pages = new ArrayList<JsonNode>();
        pages.add(page(session.id, ""));
        report(early, 100);
        report(late, 1);
        readOn(session.id, pages);

        var nodes = ids(pages, "nodes");
        assertThat(nodes).hasSize(1 + 100 + 99 + 98 * 100 + 1);
        assertThat(Set.copyOf(nodes)).hasSameSizeAs(nodes).contains(new NodeId.Image(late, 1).value());
        assertThat(texts(pages, "edges", "target"))
                .as("each image has its edge")
                .isEqualTo(nodes.subList(1, nodes.size()));
        assertThat(Set.copyOf(nodes).containsAll(texts(pages, "edges", "source")))
                .as("edges begin at nodes")
                .isTrue();
        assertThat(Set.copyOf(ids(pages, "edges"))).hasSize(nodes.size() - 1);
        assertThat(ids(pages, "branches")).hasSize(100).doesNotHaveDuplicates().isSorted();
        assertThat(grownSince(pages.getFirst()))
                .as("what the first page could not know of yet")
                .containsExactly(new NodeId.Image(early, 100).value(), new NodeId.Image(late, 1).value());
    }

    @Test
    void referencesFillPagesToo() {
        var session = new LargeSession(store, 1);
        IntStream.rangeClosed(1, 70).forEach(branch -> session.branch(references(20), 1));

        var pages = new ArrayList<JsonNode>();
        pages.add(page(session.id, ""));
        readOn(session.id, pages);

        assertThat(pages).as("one would not fit").hasSizeGreaterThan(1);
        assertThat(ids(pages, "branches")).hasSize(70).doesNotHaveDuplicates();
        assertThat(ids(pages, "nodes")).hasSize(1 + 71).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoCursorOfTheSessionIsRefused() {
        var session = new LargeSession(store, 1);
        var branch = session.branch(references(1), 1);
        var other = new LargeSession(store, 1).id;
        Stream.of(
                        "",
                        "garbage",
                        "%00",
                        "main",
                        branch.line(),
                        session.id.value(),
                        session.id + "/",
                        session.id + "/main/",
                        session.id + "/../main",
                        other + "/main",
                        other + "/" + branch.line(),
                        "x".repeat(5000),
                        branch.value() + "0".repeat(5000))
                .forEach(cursor -> refused(session.id, cursor, 400, "INVALID_REQUEST"));

        store.close(session.id, new Reader.Anyone());
        refused(session.id, branch.value(), 404, "SESSION_NOT_FOUND");
        store.remove(session.id);
        refused(session.id, branch.value(), 404, "SESSION_NOT_FOUND");
    }

    private static void refused(SessionId session, String cursor, int status, String code) {
        var answer = function.get(path(session, cursor), Map.of());
        assertThat(answer.status()).as("%s: %s", cursor, answer.text()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(code);
    }

    private static String path(SessionId session, String cursor) {
        return "/api/session/" + session + "?cursor=" + URLEncoder.encode(cursor, UTF_8);
    }

    private static void readOn(SessionId session, List<JsonNode> pages) {
        while (pages.getLast().has("next")) {
            pages.add(page(session, pages.getLast().path("next").asText()));
        }
    }

    /** Reads a page, and fails when it costs too much. */
    private static JsonNode page(SessionId session, String cursor) {
        long calls = function.bean(CallCounter.class).total();
        long begin = System.nanoTime();
        var answer = function.get(cursor.isEmpty() ? "/api/session/" + session : path(session, cursor), Map.of());
        long took = System.nanoTime() - begin;
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        // the answer travels as a text within JSON
        int bytes = Json.write(answer.text()).getBytes(UTF_8).length;
        var page = answer.json();
        System.out.printf(
                "a page of %,d nodes: %,d bytes in %,d ms%n", page.path("nodes").size(), bytes, took / 1_000_000);
        assertThat(bytes).isLessThan(MOST_BYTES);
        assertThat(page.path("nodes").size()).isLessThanOrEqualTo(MOST_NODES);
        assertThat(function.bean(CallCounter.class).total() - calls).isLessThanOrEqualTo(MOST_CALLS);
        assertThat(page.path("session").path("id").asText()).isEqualTo(session.value());
        return page;
    }

    private static void report(RunId run, int step) {
        var report = new GenerationReport.Step(LargeSession.ATTEMPT, step, Run.folder(run) + step + ".jpg", null);
        function.bean(RecordGeneration.class).record(run, report).orRefuse();
    }

    /** The nodes of the events that follow the number on a page. */
    private static List<String> grownSince(JsonNode page) {
        var session = page.path("session");
        var topic = Topic.session(new SessionId(session.path("id").asText()));
        return function.bean(EventLog.class).after(topic, session.path("seq").asLong(), 10).events().stream()
                .map(event -> node(event.message()))
                .toList();
    }

    private static String node(String event) {
        try {
            return Json.mapper().readTree(event).path("nodeId").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + event, e);
        }
    }

    /** Each is a link, told with the branch and with its edge. */
    private static List<Feedback> references(int count) {
        var key = "references/anybody/" + "0".repeat(26);
        return Collections.nCopies(count, new Feedback("f", "full", "image", null, key, null, null, null));
    }

    private static List<String> ids(List<JsonNode> pages, String member) {
        return texts(pages, member, "id");
    }

    private static List<String> texts(List<JsonNode> pages, String member, String of) {
        return pages.stream()
                .flatMap(page -> page.path(member).valueStream())
                .map(item -> item.path(of).asText())
                .toList();
    }
}
