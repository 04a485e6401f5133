/** Reports as self-contained HTML pages, made from the Markdown of the report and its numbers. */
@NullMarked
package io.github.rnncompare.html;

import org.jspecify.annotations.NullMarked;
