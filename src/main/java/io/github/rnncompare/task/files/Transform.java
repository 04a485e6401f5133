package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.UserErrorException;
import java.util.Locale;

/** A transform of a series that makes it easier to learn, and that is undone for the metric. */
enum Transform {
  /** x_t − x_{t−1}. */
  DIFFERENCE(1, Scale.Kind.NONE) {
    @Override
    Transformed apply(Transformed x, Scale scale) {
      return x.then(
          x.first() + 1,
          t -> x.at(t) - x.at(t - 1),
          (path, t) -> {
            double before = x.at(t - 1);
            for (int i = 0; i < path.length; i++) {
              before += path[i];
              path[i] = before;
            }
          });
    }
  },
  /** ln x_t − ln x_{t−1}; every x must be above zero. */
  LOG_DIFFERENCE(1, Scale.Kind.NONE) {
    @Override
    Transformed apply(Transformed x, Scale scale) {
      for (long t = x.first(); t < x.end(); t++) {
        if (x.at(t) <= 0) {
          throw new UserErrorException(
              String.format(
                  Locale.ROOT,
                  "log_difference needs values above 0; value %d is %s%s. Use difference.",
                  t + 1,
                  x.at(t),
                  x.isOriginal() ? "" : " after the transforms before it"));
        }
      }
      return x.then(
          x.first() + 1,
          t -> StrictMath.log(x.at(t)) - StrictMath.log(x.at(t - 1)),
          (path, t) -> {
            double before = x.at(t - 1);
            for (int i = 0; i < path.length; i++) {
              before *= StrictMath.exp(path[i]);
              path[i] = before;
            }
          });
    }
  },
  /** (x_t − mean) / standard deviation, both of the training split alone. */
  STANDARDISE(0, Scale.Kind.STANDARDISE) {
    @Override
    Transformed apply(Transformed x, Scale scale) {
      return scaled(x, scale);
    }
  },
  /** (x_t − min) / (max − min), both of the training split alone. */
  MIN_MAX(0, Scale.Kind.MIN_MAX) {
    @Override
    Transformed apply(Transformed x, Scale scale) {
      return scaled(x, scale);
    }
  };

  private final int lost;
  private final Scale.Kind fitted;

  Transform(int lost, Scale.Kind fitted) {
    this.lost = lost;
    this.fitted = fitted;
  }

  /** How many values at the beginning are lost, as there are none before them. */
  int lost() {
    return lost;
  }

  /** Which scale is fitted on the training split, for {@link #apply}. */
  Scale.Kind fitted() {
    return fitted;
  }

  /**
   * A stretch after this transform.
   *
   * @param scale as {@link #fitted} says
   */
  abstract Transformed apply(Transformed x, Scale scale);

  private static Transformed scaled(Transformed x, Scale scale) {
    return x.then(
        x.first(),
        t -> scale.scaled(x.at(t)),
        (path, t) -> {
          for (int i = 0; i < path.length; i++) {
            path[i] = scale.original(path[i]);
          }
        });
  }
}
