@NullMarked
package io.github.rnncompare.cli;

import org.jspecify.annotations.NullMarked;
