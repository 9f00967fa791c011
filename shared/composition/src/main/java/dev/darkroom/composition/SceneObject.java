package dev.darkroom.composition;

/**
 * Something in a picture.
 *
 * @param id names it within its composition; 1 to 64 characters
 * @param label what it is, in words; 1 to 100 characters
 * @param color in which a client draws its box, {@code #rrggbb}
 */
public record SceneObject(String id, String label, String color) {}
