package io.github.rnncompare.engine.pass;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** Masks [batch, time] of ones at real steps and zeros at padded ones, in ND4J's operations. */
final class Masks {

  private Masks() {}

  /** The mask as a slab [batch, features, time]. */
  static INDArray expanded(INDArray mask, long features) {
    long[] shape = {mask.size(0), features, mask.size(1)};
    INDArray slab = Nd4j.create(mask.dataType(), shape, 'f');
    return Nd4j.getExecutioner().exec(new BroadcastAddOp(slab, mask, slab, 0, 2));
  }

  /**
   * The values, with zeros at padded steps, which may hold anything, NaN included.
   *
   * @param values [batch, features, time]
   */
  static INDArray withoutPadded(INDArray values, @Nullable INDArray mask) {
    if (mask == null) {
      return values;
    }
    INDArray copy = values.dup('f');
    clear(copy, expanded(mask, values.size(1)));
    return copy;
  }

  /** Sets a slab to zero where the expanded mask is; a product would leave NaN. */
  static void clear(INDArray slab, INDArray real) {
    Nd4j.getExecutioner().exec(new CompareAndSet(slab, real, slab, Conditions.equals(0)));
  }
}
