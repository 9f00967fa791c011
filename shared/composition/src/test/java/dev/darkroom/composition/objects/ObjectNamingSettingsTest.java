package dev.darkroom.composition.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectNamingSettingsTest {

    @Test
    void namesLocallyUnlessToldOtherwise() {
        assertThat(new ObjectNamingSettings(null, null, null, null).asksModel()).isFalse();
        assertThat(new ObjectNamingSettings("", " ", "", ""))
                .isEqualTo(new ObjectNamingSettings("local", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bedrock | amazon.nova-micro-v1:0 | |",
                "openai | gpt-5-nano | https://api.openai.com/v1 | arn:key",
                "openai | qwen3 | http://models.internal:8000/v1 |",
                "openai | qwen3 | http://localhost:11434/v1/ | arn:key"
            })
    void takesWhatAnEngineNeeds(String engine, String model, @Nullable String url, @Nullable String secret) {
        var settings = new ObjectNamingSettings(engine, model, url, secret);

        assertThat(settings.asksModel()).isTrue();
        assertThat(settings.model()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpt | m | | | OBJECTS_ENGINE must be local, bedrock or openai, not gpt",
                "Local | | | | OBJECTS_ENGINE must be local, bedrock or openai, not Local",
                "bedrock | | | | OBJECTS_MODEL must name the model that bedrock asks",
                "openai | | https://a.example | | OBJECTS_MODEL must name the model that openai asks",
                "openai | m | | | OBJECTS_URL must be the base URL of the endpoint that openai asks",
                "openai | m | a b | | OBJECTS_URL is no URL",
                "openai | m | ftp://a.example | | OBJECTS_URL must be an http or https URL with a host",
                "openai | m | https:/v1 | | OBJECTS_URL must be an http or https URL with a host",
                "openai | m | https://user:pw@a.example | | OBJECTS_URL must have no query, no fragment and no credentials",
                "openai | m | https://a.example?key=k | | OBJECTS_URL must have no query, no fragment and no credentials",
                "openai | m | http://a.example/v1 | arn | OBJECTS_URL must be https: a key is never sent in the clear"
            })
    void namesTheVariableThatIsWrong(
            String engine, @Nullable String model, @Nullable String url, @Nullable String secret, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectNamingSettings(engine, model, url, secret))
                .withMessage(sentence)
                .withNoCause();
    }
}
