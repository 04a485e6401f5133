@NullMarked
package io.github.rnncompare.report;

import org.jspecify.annotations.NullMarked;
