package dev.darkroom.worker.engine.comfyui;

import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A composition in the words that a text encoder understands. Plain nodes know no boxes: where a thing stands is said as people say it,
 * "boat at the lower left".
 *
 * @param prompt what is to be seen
 * @param negative what is not; empty when nothing is unwanted
 */
record Description(String prompt, String negative) {

    private static final double THIRD = 1 / 3.0;

    /** The whole text says what is not wanted; "no clouds and a brighter sun" says more, and goes to the prompt as it is. */
    private static final Pattern UNWANTED = Pattern.compile(
            "(?i)\\s*(?:no|without|remove)\\s+(?:the\\s+|any\\s+|an?\\s+)?((?!.*\\b(?:and|but|with|instead)\\b)[^,.;]+?)\\s*");

    private static final Pattern UNWANTED_KOREAN =
            Pattern.compile("\\s*([^,.;]+?)(?:을\\s|를\\s|\\s)\\s*(?:제거|없애|없이|빼(?!곡)|지워)\\S*\\s*");

    static Description of(Composition composition) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        wanted.add(composition.prompt());
        composition.things().forEach(thing -> add(thing, composition.prompt(), wanted));
        Branch branch = composition.branch();
        if (branch != null) {
            branch.feedback().forEach(feedback -> add(feedback, branch.source() != null, wanted, unwanted));
        }
        return new Description(joined(wanted), joined(unwanted));
    }

    private static void add(Composition.Thing thing, String prompt, List<String> wanted) {
        thing.boxes().forEach(box -> wanted.add(thing.label() + place(box)));
        if (thing.boxes().isEmpty() && !prompt.contains(thing.label())) {
            wanted.add(thing.label());
        }
    }

    /** @param masked whether an area is opened by a mask, and need not be said */
    private static void add(Feedback feedback, boolean masked, List<String> wanted, List<String> unwanted) {
        if (!(feedback instanceof Feedback.Words words)) {
            return;
        }
        for (Pattern pattern : List.of(UNWANTED, UNWANTED_KOREAN)) {
            Matcher unwelcome = pattern.matcher(words.text());
            if (unwelcome.matches()) {
                unwanted.add(unwelcome.group(1));
                return;
            }
        }
        String where = switch (words.area()) {
            case Area.Full full -> "";
            case Area.Region region -> place(region.box());
            case Area.Around around -> place(Box.clipped(around.x(), around.y(), 0, 0));
        };
        wanted.add(masked ? words.text() : words.text() + where);
    }

    private static String place(Box box) {
        String down = third(box.y() + box.height() / 2, "upper ", "", "lower ");
        String across = third(box.x() + box.width() / 2, "left", "", "right");
        if (down.isEmpty() && across.isEmpty()) {
            return " in the middle";
        }
        return across.isEmpty() ? " in the " + down + "part" : " at the " + down + across;
    }

    private static String third(double middle, String first, String second, String last) {
        if (middle < THIRD) {
            return first;
        }
        return middle > 2 * THIRD ? last : second;
    }

    private static String joined(List<String> parts) {
        return String.join(", ", parts.stream().filter(part -> !part.isBlank()).toList());
    }
}
