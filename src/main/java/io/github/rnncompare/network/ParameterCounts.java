package io.github.rnncompare.network;

import io.github.rnncompare.layer.RecurrentParamInitializer;
import io.github.rnncompare.spec.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How many parameters an architecture has at each width; the number grows with the width. */
final class ParameterCounts {
  private final IntFunction<Architecture> atWidth;
  private final Shape shape;
  private final Map<Integer, Long> known = new HashMap<>();

  ParameterCounts(IntFunction<Architecture> atWidth, Shape shape) {
    this.atWidth = atWidth;
    this.shape = shape;
  }

  /**
   * The number of parameters of a whole network. The output layer has H weights (2·H with two
   * directions) and one bias for each output. No network is made, since it might not fit into
   * memory.
   */
  static long of(Architecture architecture, Shape shape) {
    Stack stack = architecture.stack();
    int states = architecture.layerOutputs();
    long recurrent =
        ofLayer(architecture, shape.inputSize())
            + (stack.layers() - 1) * ofLayer(architecture, states);
    return recurrent * (stack.bidirectional() ? 2 : 1) + (states + 1L) * shape.outputSize();
  }

  /** The number of parameters of one recurrent layer, in one direction. */
  private static long ofLayer(Architecture architecture, int inputSize) {
    Layer layer = architecture.layer().apply(inputSize);
    return layer.initializer().numParams(layer);
  }

  /**
   * How many numbers layers keep for the backward pass of each step of a sequence: their inputs,
   * and the gates and the hidden state of each direction.
   */
  static long keptFloats(List<org.deeplearning4j.nn.api.Layer> layers) {
    long kept = 0;
    for (org.deeplearning4j.nn.api.Layer layer : layers) {
      Layer configuration = Assembly.unwrapped(layer.conf().getLayer());
      long hiddenSize = ((FeedForwardLayer) configuration).getNOut();
      for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
        // Each of two directions has its own W, with a letter before the name; RW is another.
        String key = parameter.getKey();
        if (key.endsWith(RecurrentParamInitializer.WEIGHT_KEY)
            && !key.endsWith(RecurrentParamInitializer.RECURRENT_WEIGHT_KEY)) {
          kept += parameter.getValue().size(0) + parameter.getValue().size(1) + hiddenSize;
        }
      }
    }
    return kept;
  }

  /** How many parameters of a layer are no biases. */
  static long weights(org.deeplearning4j.nn.api.Layer layer) {
    return layer.paramTable().entrySet().stream()
        .filter(parameter -> !parameter.getKey().endsWith(RecurrentParamInitializer.BIAS_KEY))
        .mapToLong(parameter -> parameter.getValue().length())
        .sum();
  }

  /** The number of parameters of the whole network at a width from 1. */
  long at(int width) {
    return known.computeIfAbsent(width, units -> of(atWidth.apply(units), shape));
  }

  /**
   * The width whose total comes nearest to {@code total}; the smaller of two that are equally near.
   */
  int nearestWidth(long total) {
    int width = widestWithin(total);
    if (width == 0) {
      return 1;
    }
    if (width == Matching.MAX_UNITS) {
      return width;
    }
    return total - at(width) <= at(width + 1) - total ? width : width + 1;
  }

  /**
   * The nearest total, from {@code total} downwards, that a width meets; none below the first
   * width.
   */
  OptionalLong metDownFrom(long total) {
    if (isMet(total)) {
      return OptionalLong.of(total);
    }
    int width = widestWithin(total);
    return width == 0 ? OptionalLong.empty() : OptionalLong.of(Matching.most(at(width)));
  }

  /**
   * The nearest total, from {@code total} upwards, that a width meets; none above the last width.
   */
  OptionalLong metUpFrom(long total) {
    if (isMet(total)) {
      return OptionalLong.of(total);
    }
    int width = widestWithin(total) + 1;
    return width > Matching.MAX_UNITS
        ? OptionalLong.empty()
        : OptionalLong.of(Matching.least(at(width)));
  }

  private boolean isMet(long total) {
    return Matching.isMet(total, at(nearestWidth(total)));
  }

  /**
   * The widest with at most {@code total} parameters, by bisection; 0 if even one unit has more.
   */
  private int widestWithin(long total) {
    int fits = 0;
    int tooWide = Matching.MAX_UNITS + 1;
    while (tooWide - fits > 1) {
      int middle = (fits + tooWide) >>> 1;
      if (at(middle) <= total) {
        fits = middle;
      } else {
        tooWide = middle;
      }
    }
    return fits;
  }
}
