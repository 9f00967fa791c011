package dev.darkroom.kernel;

/**
 * Something that an audit found and that must not be.
 *
 * @param kind a word for programs, in capitals: what kind of thing is wrong
 * @param subject the id of the account, entry or job that it is wrong with
 * @param what one sentence with the figures
 * @param remedy what an operator does about it
 */
public record Finding(String kind, String subject, String what, String remedy) {}
