@NullMarked
package io.github.rnncompare.plan;

import org.jspecify.annotations.NullMarked;
