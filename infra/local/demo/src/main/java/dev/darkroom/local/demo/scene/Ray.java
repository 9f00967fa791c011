package dev.darkroom.local.demo.scene;

/** A half line; {@code towards} has length 1. */
record Ray(Vec from, Vec towards) {
    Vec at(double distance) {
        return from.along(towards, distance);
    }
}
