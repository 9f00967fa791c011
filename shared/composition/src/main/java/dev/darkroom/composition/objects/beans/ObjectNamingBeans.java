package dev.darkroom.composition.objects.beans;

import dev.darkroom.composition.objects.LanguageModel;
import dev.darkroom.composition.objects.ModelOrLocal;
import dev.darkroom.composition.objects.ObjectNaming;
import dev.darkroom.composition.objects.ObjectNamingSettings;
import dev.darkroom.composition.objects.ProposeObjects;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the configured engine in front of the local naming. */
@Factory
final class ObjectNamingBeans {

    /** @param model there is one, unless the engine is the local one */
    @Singleton
    ProposeObjects proposeObjects(
            ObjectNamingSettings settings, ObjectNaming local, BeanProvider<LanguageModel> model, InstantSource clock) {
        ObjectNaming naming =
                settings.asksModel() ? new ModelOrLocal(model.get(), local, ModelOrLocal.ANSWER_WITHIN) : local;
        return new ProposeObjects(naming, clock);
    }
}
