package dev.darkroom.local.demo;

import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Answers.Change;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.User;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The main job from a new user to the contact sheet. */
final class Tour {
    private static final int PHOTOS_PER_JOB_FREE = 10;
    private static final int PHOTOS_PER_JOB_PRO = 200;

    private final Story story;
    private final URI base;
    private final Path out;

    Tour(Story story, URI base, Path out) {
        this.story = story;
        this.base = base;
        this.out = out;
    }

    /** The exit status: 0 when every photo came through. */
    int take(String preset, List<RuleArgument> rules, @Nullable Path folder) {
        Map<String, Change> concepts = RuleArgument.byConcept(rules);
        PhotoFolder found = folder == null
                ? story.timed("render photos", () -> PhotoFolder.rendered(preset, out.resolve("photos")))
                : PhotoFolder.read(folder);
        story.tell("photos", "%d %s".formatted(found.photos().size(), folder == null ? "rendered" : "in " + folder));
        found.skipped()
                .forEach(file -> story.tell(
                        "skipped", "%s is not a .jpg, .jpeg, .png or .webp file".formatted(file.getFileName())));

        User user = story.timed("sign up", () -> Darkroom.at(base).anonymous(null));
        Answers.Me before = user.me();
        story.tell("user", "%s on the plan %s".formatted(user.id(), before.plan()));
        story.tell("credits", "%d to spend before".formatted(before.credits()));
        Answers.Rule rule =
                story.timed("read the preset and store the rule", () -> storeRule(user, preset, rules, concepts));

        List<PhotoOutcome> outcomes = runAll(user, preset, rule, concepts, found.photos());
        Answers.Me after = user.me();
        story.tell("credits", "%d to spend after, %d held".formatted(after.credits(), after.held()));
        String what = rules.stream().map(RuleArgument::toString).collect(Collectors.joining(", "));
        Path sheet = story.timed("draw the contact sheet", () -> Pairs.drawn(out, preset + " · " + what, outcomes));
        story.tell("results", out.toAbsolutePath().normalize() + "/results");
        story.tell("sheet", sheet.toAbsolutePath().normalize().toString());
        story.timings();
        return verdict(outcomes, found.photos().size());
    }

    private Answers.Rule storeRule(User user, String preset, List<RuleArgument> rules, Map<String, Change> concepts) {
        Answers.Preset chosen = user.preset(preset);
        story.tell("preset", "%s: %s".formatted(chosen.name(), String.join(", ", chosen.concepts())));
        for (RuleArgument rule : rules) {
            if (!chosen.concepts().contains(rule.concept())) {
                throw new DemoStopped("The preset %s has no concept %s. It has: %s."
                        .formatted(preset, rule.concept(), String.join(", ", chosen.concepts())));
            }
            story.tell("rule", rule.toString());
        }
        return user.storeRule("Demo", preset, concepts);
    }

    /** As many jobs as the plan's size of a job needs, one after the other, until the credits are spent. */
    private List<PhotoOutcome> runAll(
            User user, String preset, Answers.Rule rule, Map<String, Change> concepts, List<Photo> photos) {
        List<PhotoOutcome> outcomes = new ArrayList<>();
        PhotoJob job = new PhotoJob(user, story, out);
        while (outcomes.size() < photos.size()) {
            Answers.Me me = user.me();
            int most = me.plan().equals("pro") ? PHOTOS_PER_JOB_PRO : PHOTOS_PER_JOB_FREE;
            int size = Math.min(Math.min(most, me.credits()), photos.size() - outcomes.size());
            if (size == 0) {
                List<Photo> left = photos.subList(outcomes.size(), photos.size());
                story.tell(
                        "credits",
                        "none left: %d of %d photos were not run. A new user of the plan free has %d."
                                .formatted(left.size(), photos.size(), PHOTOS_PER_JOB_FREE));
                left.forEach(photo -> outcomes.add(new PhotoOutcome.Failed(photo, "not run: the credits were spent")));
                break;
            }
            List<Photo> batch = photos.subList(outcomes.size(), outcomes.size() + size);
            outcomes.addAll(job.run(preset, rule, concepts, batch, outcomes.size() + 1));
        }
        return outcomes;
    }

    private int verdict(List<PhotoOutcome> outcomes, int asked) {
        story.blank();
        int finished = 0;
        for (PhotoOutcome outcome : outcomes) {
            switch (outcome) {
                case PhotoOutcome.Finished f -> finished++;
                case PhotoOutcome.Failed f ->
                    story.tell("failed", "%s: %s".formatted(f.photo().file().getFileName(), f.reason()));
            }
        }
        story.tell("done", "%d of %d photos came through".formatted(finished, asked));
        return finished == asked ? 0 : 1;
    }
}
