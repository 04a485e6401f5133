package io.github.rnncompare.results;

/**
 * Where a trial ran.
 *
 * @param host as the cluster names it
 * @param attempt from 0; higher if machines were lost that it ran on
 */
public record TrialPlace(String host, int attempt, MachineKind kind) {}
