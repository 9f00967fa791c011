package dev.darkroom.jobs.model;

/** What an account shows: credits, and the job slots that are taken. */
public record Balances(long available, long held, long spent, int slots) {}
