@NullMarked
package io.github.rnncompare.statistics;

import org.jspecify.annotations.NullMarked;
