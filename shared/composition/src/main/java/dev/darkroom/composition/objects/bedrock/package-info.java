/**
 * Asks a model of Amazon Bedrock by its Converse API, which is the same for every model that can use tools. The core calls it through
 * {@link dev.darkroom.composition.objects.LanguageModel}.
 */
@NullMarked
package dev.darkroom.composition.objects.bedrock;

import org.jspecify.annotations.NullMarked;
