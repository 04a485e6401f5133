@NullMarked
package io.github.rnncompare.network;

import org.jspecify.annotations.NullMarked;
