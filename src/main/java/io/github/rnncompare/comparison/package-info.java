@NullMarked
package io.github.rnncompare.comparison;

import org.jspecify.annotations.NullMarked;
