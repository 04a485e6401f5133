/** What the text fields of a column hold: numbers and times, in the ways that people write them. */
@NullMarked
package io.github.rnncompare.column;

import org.jspecify.annotations.NullMarked;
