/**
 * Training steps of DL4J networks of recurrent layers: forward, loss, backward and update, without
 * what surrounds them in {@code fit}.
 */
@NullMarked
package io.github.rnncompare.layer.training;

import org.jspecify.annotations.NullMarked;
