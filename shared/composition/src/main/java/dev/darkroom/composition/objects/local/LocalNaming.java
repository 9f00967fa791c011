package dev.darkroom.composition.objects.local;

import dev.darkroom.composition.objects.ObjectNaming;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Names objects by itself; the package says what it takes for one. The tagger's model and the words are read with the first prompt:
 * deployed, that is before Lambda makes its snapshot.
 */
@Singleton
final class LocalNaming implements ObjectNaming, Resource {
    private static final String PRIMING = "a red boat on the sea, 바다 위의 빨간 배";

    /** Far more than anybody draws boxes for. */
    private static final int ENOUGH = 30;

    LocalNaming() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public List<String> labels(String prompt) {
        List<String> labels = new ArrayList<>();
        for (Stretch stretch : Stretch.all(prompt)) {
            if (labels.size() >= ENOUGH) {
                break;
            }
            List<String> found = stretch.korean()
                    ? KoreanNames.shipped().in(stretch.tokens())
                    : EnglishNames.shipped().in(stretch.tokens());
            found.forEach(label -> add(labels, label));
        }
        return labels;
    }

    /** A thing that was named before keeps its place and its fuller name. */
    private static void add(List<String> labels, String label) {
        for (int i = 0; i < labels.size(); i++) {
            if (isNamedBy(label, labels.get(i))) {
                return;
            }
            if (isNamedBy(labels.get(i), label)) {
                labels.set(i, label);
                return;
            }
        }
        labels.add(label);
    }

    /** Whether the one is the other, or its end: "red boat" is a boat. */
    private static boolean isNamedBy(String shorter, String longer) {
        return (" " + longer).toLowerCase(Locale.ROOT).endsWith((" " + shorter).toLowerCase(Locale.ROOT));
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        labels(PRIMING);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // models and words are the same for every copy
    }
}
