/** Folders in which this program replaces or deletes only files that it wrote itself. */
@NullMarked
package io.github.rnncompare.folder;

import org.jspecify.annotations.NullMarked;
