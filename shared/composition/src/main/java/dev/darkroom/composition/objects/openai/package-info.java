/**
 * Asks a model behind any endpoint that speaks OpenAI's chat completions with a JSON schema: OpenAI, vLLM, Ollama and others. The core
 * calls it through {@link dev.darkroom.composition.objects.LanguageModel}.
 */
@NullMarked
package dev.darkroom.composition.objects.openai;

import org.jspecify.annotations.NullMarked;
