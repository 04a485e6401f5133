package io.github.rnncompare.engine.pass;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where the padded steps of a batch's sequences stand. */
enum Padding {
  NONE,
  RIGHT,
  LEFT,
  GAPPED;

  /** [batch, steps] with at least one real step a sequence, or null without padding. */
  @Nullable INDArray mask(Random random, int batch, int steps) {
    if (this == NONE) {
      return null;
    }
    INDArray mask = Nd4j.zeros(DataType.FLOAT, batch, steps);
    for (int sequence = 0; sequence < batch; sequence++) {
      int length = 1 + random.nextInt(steps);
      for (int t = 0; t < steps; t++) {
        boolean real =
            switch (this) {
              case NONE -> true;
              case RIGHT -> t < length;
              case LEFT -> t >= steps - length;
              case GAPPED -> t == length - 1 || random.nextBoolean();
            };
        mask.putScalar(sequence, t, real ? 1 : 0);
      }
    }
    return mask;
  }
}
