/**
 * What goes on inside a network: how gradients shrink or grow on their way back through time, what
 * its recurrent weights do to a state, and what its gates do.
 */
@NullMarked
package io.github.rnncompare.diagnostics;

import org.jspecify.annotations.NullMarked;
