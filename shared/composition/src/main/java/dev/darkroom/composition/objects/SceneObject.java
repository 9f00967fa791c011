package dev.darkroom.composition.objects;

/**
 * Something that a box can be drawn for.
 *
 * @param id {@code obj_{epochMillis}_{i}}, {@code i} counting the objects of one prompt from 0
 * @param label its name, 1 to {@value Labels#MAX_LENGTH} characters
 * @param color of its box, {@code #rrggbb}
 */
public record SceneObject(String id, String label, String color) {}
