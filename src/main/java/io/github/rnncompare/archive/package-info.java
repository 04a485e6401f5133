/**
 * Files of labelled sequences as archives keep them, a sequence in a line: what a line holds, what
 * the file's header says of it, and whether both agree.
 */
@NullMarked
package io.github.rnncompare.archive;

import org.jspecify.annotations.NullMarked;
