@NullMarked
package io.github.rnncompare.task;

import org.jspecify.annotations.NullMarked;
