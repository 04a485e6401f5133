/**
 * The claims of the lecture notes: their texts, the rules by which each is judged, and what the
 * runs say. All rules and thresholds are here, and were committed before the runs that they judge.
 */
@NullMarked
package io.github.rnncompare.claim;

import org.jspecify.annotations.NullMarked;
