@NullMarked
package io.github.rnncompare.training;

import org.jspecify.annotations.NullMarked;
