/** Tasks whose sequences are drawn anew for each seed. */
@NullMarked
package io.github.rnncompare.task.generated;

import org.jspecify.annotations.NullMarked;
