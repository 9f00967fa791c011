/**
 * Names objects without a network: English by part-of-speech tagging, Korean by particles and a list of words, prompts in both by taking
 * each stretch for itself.
 *
 * <p><b>What a label is.</b> What a person would write beside a box: the noun with the nouns that belong to its name ("palm tree", "hot
 * air balloon", "선물 상자"), in the singular where that is natural, and before it only colours and materials ("red boat", "빨간 배"), because
 * those change how the object is drawn. Sizes, moods and other qualities are left out, as are numbers and measures ("three cats", "a group
 * of people", "고양이 두 마리"), times, places beside things, and the words of picture making ("portrait", "4k", "스타일"). What holds
 * something stays with it ("cup of coffee"). A thing that is named again, more shortly, is the same thing.
 */
@NullMarked
package dev.darkroom.composition.objects.local;

import org.jspecify.annotations.NullMarked;
