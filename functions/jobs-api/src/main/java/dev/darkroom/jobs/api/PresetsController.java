package dev.darkroom.jobs.api;

import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.Envelope;
import dev.darkroom.http.EnvelopeErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.Caller;
import dev.darkroom.jobs.presets.Preset;
import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Presets in the caller's language. */
@Controller("/presets")
@Tag(name = "Presets")
@EnvelopeErrors
@SecurityRequirement(name = DarkroomApi.BEARER)
class PresetsController {
    private final Presets presets;

    PresetsController(Presets presets) {
        this.presets = presets;
    }

    /** A preset in a list. */
    record PresetSummary(String id, String name, String description, int conceptCount) {}

    /** All presets. Names and descriptions follow {@code Accept-Language}: English or Korean. */
    @Get
    @ApiResponse(responseCode = "200", description = "The presets.", useReturnTypeSchema = true)
    HttpResponse<Envelope<List<PresetSummary>>> listPresets(
            Caller caller, @Header(value = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        return Reply.ok(presets.all().stream()
                .map(preset -> new PresetSummary(
                        preset.id(),
                        preset.name().in(language),
                        preset.description().in(language),
                        preset.concepts().size()))
                .toList());
    }

    /**
     * A preset with everything that a rule may name.
     *
     * @param swatches {@code #rrggbb} by name, for {@code recolor}
     * @param materials names for {@code texture}
     */
    record PresetDetail(
            String id,
            String name,
            String description,
            List<String> concepts,
            List<String> protectDefaults,
            List<Template> outputTemplates,
            Map<String, String> swatches,
            List<String> materials) {}

    /** A way to lay out results. */
    record Template(String id, String name, String description) {}

    /** One preset. */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "The preset.", useReturnTypeSchema = true)
    HttpResponse<Envelope<PresetDetail>> getPreset(
            Caller caller,
            String id,
            @Header(value = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        var preset = presets.find(id)
                .orElseThrow(() ->
                        new Refusal(Problem.of(Kind.NOT_FOUND, "There is no such preset. GET /presets lists them.")));
        return Reply.ok(new PresetDetail(
                preset.id(),
                preset.name().in(language),
                preset.description().in(language),
                preset.concepts().stream().map(Preset.Concept::name).toList(),
                preset.protectDefaults(),
                preset.outputTemplates().stream()
                        .map(template -> new Template(
                                template.id(),
                                template.name().in(language),
                                template.description().in(language)))
                        .toList(),
                presets.palette().swatches(),
                presets.palette().materials()));
    }
}
