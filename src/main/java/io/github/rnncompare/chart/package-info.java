@NullMarked
package io.github.rnncompare.chart;

import org.jspecify.annotations.NullMarked;
