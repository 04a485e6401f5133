/** Runs trials on a cluster of Apache Spark; the only package that knows Spark. */
@NullMarked
package io.github.rnncompare.cluster;

import org.jspecify.annotations.NullMarked;
