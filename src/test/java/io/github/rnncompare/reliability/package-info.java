/** Attacks on the program, and the report of what came of them. */
@NullMarked
package io.github.rnncompare.reliability;

import org.jspecify.annotations.NullMarked;
