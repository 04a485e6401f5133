/** How long a training step takes: this project's engines beside Deeplearning4j's and PyTorch. */
@NullMarked
package io.github.rnncompare.benchmark;

import org.jspecify.annotations.NullMarked;
