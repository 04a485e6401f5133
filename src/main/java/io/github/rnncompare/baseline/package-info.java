/**
 * Baselines that learn without a network: linear models, nearest neighbours, tables of characters.
 */
@org.jspecify.annotations.NullMarked
package io.github.rnncompare.baseline;
