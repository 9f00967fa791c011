package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.worker.engine.EngineUnavailable;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import dev.darkroom.worker.engine.generation.Steps;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One prompt from queue to picture, through lost sockets. Belongs to one thread; what it leaves unfinished is stopped on the server. */
final class PromptRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PromptRun.class);

    private final ComfyServer server;
    private final Workflow workflow;
    private final FormingPicture picture;
    private final Steps viewer;
    private final Patience patience;
    private final String client;
    private ComfySocket socket;
    private String prompt;
    private boolean unfinished;
    private int silentTicks;

    /**
     * Opens the socket, so that nothing of what follows is missed.
     *
     * @param id names the prompt, and the socket, which has the same name when it is opened again, so that the server finds it
     */
    PromptRun(ComfyServer server, Workflow workflow, FormingPicture picture, Steps viewer, Patience patience, UUID id)
            throws InterruptedException {
        this.server = server;
        this.workflow = workflow;
        this.picture = picture;
        this.viewer = viewer;
        this.patience = patience;
        this.client = "darkroom-" + id;
        this.prompt = id.toString();
        this.socket = connected();
    }

    /**
     * Queues a graph and shows what comes of it, until the picture is there or nobody waits any more.
     *
     * @throws GenerationFailed when the server refuses it, fails at it, or makes no picture of it
     * @throws EngineUnavailable when the server is away or has forgotten the prompt
     */
    void show(JsonNode graph) throws GenerationFailed, InterruptedException {
        queue(graph);
        while (viewer.areWanted()) {
            Optional<ComfyEvent> event = socket.next(patience.tick());
            silentTicks = event.isPresent() ? 0 : silentTicks + 1;
            boolean ended = event.isPresent() ? hasEndedWith(event.get()) : hasEndedInSilence();
            if (ended) {
                finish();
                return;
            }
            if (!picture.isWanted()) {
                return;
            }
        }
    }

    private void queue(JsonNode graph) throws GenerationFailed, InterruptedException {
        unfinished = true; // from here on the server may have it, even when its answer is lost
        try {
            prompt = server.queue(graph, prompt, client);
        } catch (GenerationFailed refused) {
            unfinished = false;
            throw refused;
        }
    }

    private boolean hasEndedWith(ComfyEvent event) throws GenerationFailed, InterruptedException {
        switch (event) {
            case ComfyEvent.Progress progress -> {
                if (progress.prompt().equals(prompt) && workflow.isSampler(progress.node())) {
                    picture.progress(progress.value(), progress.max());
                }
            }
            case ComfyEvent.Preview preview -> {
                if (isOurs(preview)) {
                    picture.preview(preview.image().content());
                }
            }
            case ComfyEvent.Succeeded succeeded -> {
                return succeeded.prompt().equals(prompt);
            }
            case ComfyEvent.Failed failed -> {
                if (failed.prompt().equals(prompt)) {
                    unfinished = false;
                    throw new GenerationFailed(Refusals.sentence(failed));
                }
            }
            case ComfyEvent.Interrupted interrupted -> {
                if (interrupted.prompt().equals(prompt)) {
                    unfinished = false;
                    throw new EngineUnavailable("somebody interrupted the prompt", null);
                }
            }
            case ComfyEvent.Lost lost -> {
                reconnect(lost.why());
                return hasEnded();
            }
        }
        return false;
    }

    /** A socket of our own hears of our own prompts; newer servers say it beside each preview. */
    private boolean isOurs(ComfyEvent.Preview preview) {
        boolean ours = preview.prompt() == null || preview.prompt().equals(prompt);
        return ours && (preview.node() == null || workflow.isSampler(preview.node()));
    }

    private void reconnect(String why) throws InterruptedException {
        LOG.warn("the socket to the image server was lost: {}", why);
        socket.close();
        socket = connected();
    }

    private ComfySocket connected() throws InterruptedException {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(patience.pause())) {
            try {
                return server.socket(client);
            } catch (IOException refused) {
                if (waited.compareTo(patience.retryFor()) >= 0) {
                    throw new EngineUnavailable("the image server opens no socket", refused);
                }
            }
            Thread.sleep(patience.pause());
        }
    }

    /** Now and then the server is asked: what it said may have been lost, or it may hang. */
    private boolean hasEndedInSilence() throws InterruptedException {
        if (silentTicks % patience.quietTicks() != 0) {
            return false;
        }
        if (silentTicks >= patience.silentTicks() && server.standing(prompt) == ComfyServer.Standing.RUNNING) {
            throw new EngineUnavailable("the image server has said nothing for " + patience.silence(), null);
        }
        if (!socket.isAlive()) {
            reconnect("no answer to a ping");
        }
        return hasEnded();
    }

    private boolean hasEnded() throws InterruptedException {
        return switch (server.standing(prompt)) {
            case ENDED -> true;
            case WAITING, RUNNING -> false;
            case UNKNOWN -> {
                unfinished = false;
                throw new EngineUnavailable("the image server was started anew and has forgotten the prompt", null);
            }
        };
    }

    private void finish() throws GenerationFailed, InterruptedException {
        JsonNode history = history();
        unfinished = false;
        JsonNode status = history.path("status");
        if ("error".equals(status.path("status_str").asText())) {
            heedFailure(status.path("messages"));
        }
        JsonNode image =
                history.path("outputs").path(workflow.output()).path("images").path(0);
        if (image.isMissingNode()) {
            throw new GenerationFailed("the image server's workflow made no picture");
        }
        if (!picture.finish(server.view(image))) {
            throw new GenerationFailed("the image server's picture cannot be read");
        }
    }

    /** The history repeats what the socket said: {@code [["execution_error",{...}],...]}. */
    private void heedFailure(JsonNode messages) throws GenerationFailed, InterruptedException {
        for (JsonNode message : messages) {
            for (ComfyEvent event : Frames.event(message.path(0).asText(), message.path(1))) {
                hasEndedWith(event);
            }
        }
        throw new GenerationFailed("the image server failed and does not say why");
    }

    /** The end is told a moment before it is written down. */
    private JsonNode history() throws InterruptedException {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(patience.pause())) {
            Optional<JsonNode> history = server.history(prompt);
            if (history.isPresent()) {
                return history.get();
            }
            if (waited.compareTo(patience.retryFor()) >= 0) {
                throw new EngineUnavailable("the image server has no history of the prompt", null);
            }
            Thread.sleep(patience.pause());
        }
    }

    /** An interrupted thread stays interrupted, but the prompt is stopped before that. */
    @Override
    public void close() {
        socket.close();
        if (!unfinished) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            server.stop(prompt);
        } catch (EngineUnavailable away) {
            LOG.warn("a prompt could not be stopped: {}", away.getMessage());
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
