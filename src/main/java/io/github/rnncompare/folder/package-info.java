/** Folders in which only what this program wrote is written, replaced or deleted. */
@NullMarked
package io.github.rnncompare.folder;

import org.jspecify.annotations.NullMarked;
