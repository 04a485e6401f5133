@NullMarked
package io.github.rnncompare.results;

import org.jspecify.annotations.NullMarked;
