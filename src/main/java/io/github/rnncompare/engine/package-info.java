/**
 * The one engine under all recurrent layers: cells as mathematics, and two ways to run them over a
 * sequence and back.
 */
@NullMarked
package io.github.rnncompare.engine;

import org.jspecify.annotations.NullMarked;
