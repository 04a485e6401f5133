package io.github.rnncompare.peer;

import java.util.function.BiFunction;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.T_TensorT_TensorTensor_T_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;

/** A layer of PyTorch that begins each call with the state after the call before. */
abstract class Continued implements AutoCloseable {

  /** What the last call returned, in which the state lies; at first the state of zeros. */
  private Pointer last;

  private Continued(Pointer first) {
    last = first;
    last.retainReference();
  }

  /**
   * The hidden states of the next steps.
   *
   * @param features [batch_size, time_steps, input_size]
   * @return [batch_size, time_steps, hidden_size]
   */
  abstract Tensor next(Tensor features);

  /** Keeps a result beyond its scope, until the next one takes its place. */
  final void keep(Pointer result) {
    result.retainReference();
    last.releaseReference();
    last = result;
  }

  @Override
  public void close() {
    last.releaseReference();
  }

  /**
   * A simple RNN or a GRU.
   *
   * @param forward of features and a state: outputs, and the state after them
   * @param zeros [1, batch_size, hidden_size]
   */
  static Continued of(BiFunction<Tensor, Tensor, T_TensorTensor_T> forward, Tensor zeros) {
    return new Continued(zeros) {
      private Tensor state = zeros;

      @Override
      Tensor next(Tensor features) {
        T_TensorTensor_T result = forward.apply(features, state);
        keep(result);
        state = result.get1();
        return result.get0();
      }
    };
  }

  /**
   * An LSTM.
   *
   * @param zeros [1, batch_size, hidden_size]
   */
  static Continued of(LSTMImpl lstm, Tensor zeros) {
    T_TensorTensor_T first = new T_TensorTensor_T(zeros, zeros);
    return new Continued(first) {
      private T_TensorTensor_T state = first;

      @Override
      Tensor next(Tensor features) {
        T_TensorT_TensorTensor_T_T result = lstm.forward(features, state);
        keep(result);
        state = result.get1();
        return result.get0();
      }
    };
  }
}
