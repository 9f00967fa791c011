package dev.darkroom.composition.objects.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/** Tags English words by their part of speech, in the terms of Universal Dependencies: {@code NOUN}, {@code ADJ}, {@code ADP} … */
final class Tagger {
    /** Apache OpenNLP's own model of the English Web Treebank, from its artifact. */
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    private final POSModel model;

    private Tagger(POSModel model) {
        this.model = model;
    }

    static Tagger shipped() {
        try (InputStream content = Objects.requireNonNull(Tagger.class.getResourceAsStream(MODEL), MODEL)) {
            return new Tagger(new POSModel(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(MODEL, unreadable);
        }
    }

    /** One tag for each token of a sentence. */
    List<String> tags(List<String> tokens) {
        // the model may be shared, a tagger may not
        return List.of(new POSTaggerME(model).tag(tokens.toArray(String[]::new)));
    }
}
