package dev.darkroom.composition.objects.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.composition.SceneObject;
import dev.darkroom.composition.objects.FakeEndpoint;
import dev.darkroom.composition.objects.ProposeObjects;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings as a function gives them: a variable that is not set is an empty one. */
class ObjectNamingBeansTest {

    @Test
    void namesLocallyWhenNothingIsSet() {
        try (var context = context(Map.of())) {
            assertThat(context.getBean(ProposeObjects.class).of("a red boat"))
                    .extracting(SceneObject::label)
                    .containsExactly("red boat");
        }
    }

    @Test
    void asksTheEndpointThatIsSet() throws Exception {
        try (var endpoint = new FakeEndpoint();
                var context = context(Map.of("engine", "openai", "model", "m", "url", endpoint.url() + "/v1"))) {
            endpoint.answers(200, "{\"choices\":[{\"message\":{\"content\":\"{\\\"objects\\\":[\\\"dinghy\\\"]}\"}}]}");

            assertThat(context.getBean(ProposeObjects.class).of("a red boat"))
                    .extracting(SceneObject::label)
                    .containsExactly("dinghy");
        }
    }

    @Test
    void makesAClientOfBedrockWithoutACall() {
        try (var context = context(Map.of("engine", "bedrock", "model", "amazon.nova-micro-v1:0"))) {
            assertThat(context.getBean(ProposeObjects.class)).isNotNull();
        }
    }

    @Test
    void stopsTheStartWithASentence() {
        try (var context = context(Map.of("engine", "gpt"))) {
            assertThatThrownBy(() -> context.getBean(ProposeObjects.class))
                    .hasStackTraceContaining("OBJECTS_ENGINE must be local, bedrock or openai, not gpt");
        }
    }

    @BeforeAll
    static void beInARegion() {
        System.getProperties().putIfAbsent("aws.region", "us-east-1");
    }

    private static ApplicationContext context(Map<String, String> set) {
        var properties = new HashMap<String, Object>();
        for (var name : new String[] {"engine", "model", "url", "secret-arn"}) {
            properties.put("darkroom.composition.objects." + name, set.getOrDefault(name, ""));
        }
        return ApplicationContext.builder(properties).deduceEnvironment(false).start();
    }
}
