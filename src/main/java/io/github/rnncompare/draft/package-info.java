@NullMarked
package io.github.rnncompare.draft;

import org.jspecify.annotations.NullMarked;
