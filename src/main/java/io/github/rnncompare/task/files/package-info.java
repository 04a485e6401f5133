/** Tasks on files: series, sequences and text. */
@NullMarked
package io.github.rnncompare.task.files;

import org.jspecify.annotations.NullMarked;
