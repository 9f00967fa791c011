package dev.darkroom.svg.template;

/** The value of a variable that nobody gave, and of JSON's null: prints as nothing, is false, and has no members. */
enum Missing {
    VALUE
}
