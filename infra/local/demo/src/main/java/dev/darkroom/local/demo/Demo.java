package dev.darkroom.local.demo;

import dev.darkroom.local.demo.client.Refused;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the demo. Exit status: 0 every photo came through, 1 one did not or the run stopped, 2 the command line is wrong. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs photos through Darkroom, end to end, and leaves the results in a folder.")
public final class Demo implements Callable<Integer> {
    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "JPEG, PNG and WebP files of this folder; without it, the demo renders photos of its own.")
    private @Nullable Path photos;

    @Option(
            names = "--preset",
            paramLabel = "ID",
            defaultValue = "seller",
            description = "seller or interior (default: ${DEFAULT-VALUE}).")
    private String preset = "seller";

    @Option(
            names = "--rule",
            paramLabel = "CONCEPT=ACTION[:VALUE]",
            converter = RuleArgument.Converter.class,
            description = "What happens to a concept, such as Body=recolor:#2a6f97; may be given several times.")
    private List<RuleArgument> rules = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description = "Where results go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target/demo");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the laptop cloud that is started (default: a free one).")
    private @Nullable Integer port;

    @Option(
            names = "--at",
            paramLabel = "URL",
            description = "Use the Darkroom that runs there instead of starting one.")
    private @Nullable URI at;

    /** Ends the process with the demo's exit status. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() {
        Story story = new Story(System.out, onTerminal());
        try (Place place = place(story)) {
            List<RuleArgument> chosen = rules.isEmpty() ? RuleArgument.defaults(preset) : rules;
            return new Tour(story, place.base(), out).take(preset, chosen, photos);
        } catch (DemoStopped | Refused | UncheckedIOException | IllegalStateException e) {
            System.err.println();
            System.err.println("The demo stopped: " + e.getMessage());
            return 1;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where standard output is no terminal
    private static boolean onTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private Place place(Story story) {
        if (at == null) {
            return Place.started(story, port);
        }
        if (port != null) {
            throw new DemoStopped(
                    "--port belongs to a Darkroom that the demo starts, --at to one that runs. Give one of them.");
        }
        story.tell("cloud", "the one that runs at " + at);
        return Place.running(at);
    }
}
