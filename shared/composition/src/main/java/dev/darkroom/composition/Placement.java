package dev.darkroom.composition;

/** Where an object stands: a box relative to the canvas, 0 to 1, from its top left corner. */
public record Placement(String objectId, double x, double y, double width, double height) {}
