@NullMarked
package io.github.rnncompare.experiment;

import org.jspecify.annotations.NullMarked;
