package io.github.rnncompare.claim;

/**
 * A figure that belongs to a claim without being judged.
 *
 * @param of what it was measured
 * @param quantity what was measured, with the unit
 */
public record Figure(Bilingual of, Bilingual quantity, Amount value) {}
