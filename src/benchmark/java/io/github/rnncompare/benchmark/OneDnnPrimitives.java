package io.github.rnncompare.benchmark;

import static org.bytedeco.dnnl.global.dnnl.algorithm.eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.rnn_direction.unidirectional_left2right;

import io.github.rnncompare.benchmark.protocol.Workload;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.lbr_gru_backward;
import org.bytedeco.dnnl.lbr_gru_forward;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.vanilla_rnn_backward;
import org.bytedeco.dnnl.vanilla_rnn_forward;

/**
 * How oneDNN computes a recurrent layer forward and backward for training. It chooses the layouts
 * of the weights and of their gradients. The states before the first step are zeros, and are there
 * all the same: where they are absent, oneDNN 2.5.2 computes wrong gradients of the recurrent
 * weights of a simple RNN and of an LSTM. A separate last state is absent, for the states of all
 * steps contain it.
 */
record OneDnnPrimitives(rnn_primitive_desc_base forward, rnn_primitive_desc_base backward) {

  static OneDnnPrimitives of(Workload workload, engine cpu) {
    OneDnnShapes shapes = new OneDnnShapes(workload);
    return switch (workload.architecture()) {
      case SIMPLE_RNN -> simpleRnn(shapes, cpu);
      case LSTM -> lstm(shapes, cpu);
      case GRU -> gru(shapes, cpu);
    };
  }

  private static OneDnnPrimitives simpleRnn(OneDnnShapes shapes, engine cpu) {
    memory.desc absent = new memory.desc();
    vanilla_rnn_forward.primitive_desc forward =
        new vanilla_rnn_forward.primitive_desc(
            new vanilla_rnn_forward.desc(
                prop_kind.forward_training,
                eltwise_tanh,
                unidirectional_left2right,
                shapes.features(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent),
            cpu);
    return new OneDnnPrimitives(
        forward,
        new vanilla_rnn_backward.primitive_desc(
            new vanilla_rnn_backward.desc(
                prop_kind.backward,
                eltwise_tanh,
                unidirectional_left2right,
                shapes.features(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent,
                // The same once more, for the gradients.
                shapes.features(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent),
            cpu,
            forward));
  }

  private static OneDnnPrimitives lstm(OneDnnShapes shapes, engine cpu) {
    memory.desc absent = new memory.desc();
    lstm_forward.primitive_desc forward =
        new lstm_forward.primitive_desc(
            new lstm_forward.desc(
                prop_kind.forward_training,
                unidirectional_left2right,
                shapes.features(),
                shapes.initialState(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent,
                absent),
            cpu);
    return new OneDnnPrimitives(
        forward,
        new lstm_backward.primitive_desc(
            new lstm_backward.desc(
                prop_kind.backward,
                unidirectional_left2right,
                shapes.features(),
                shapes.initialState(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent,
                absent,
                // The same once more, for the gradients.
                shapes.features(),
                shapes.initialState(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent,
                absent),
            cpu,
            forward));
  }

  /** As PyTorch has it: the reset gate multiplies what the weights made of the hidden state. */
  private static OneDnnPrimitives gru(OneDnnShapes shapes, engine cpu) {
    memory.desc absent = new memory.desc();
    lbr_gru_forward.primitive_desc forward =
        new lbr_gru_forward.primitive_desc(
            new lbr_gru_forward.desc(
                prop_kind.forward_training,
                unidirectional_left2right,
                shapes.features(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent),
            cpu);
    return new OneDnnPrimitives(
        forward,
        new lbr_gru_backward.primitive_desc(
            new lbr_gru_backward.desc(
                prop_kind.backward,
                unidirectional_left2right,
                shapes.features(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent,
                // The same once more, for the gradients.
                shapes.features(),
                shapes.initialState(),
                shapes.weights(memory.format_tag.any),
                shapes.recurrentWeights(memory.format_tag.any),
                shapes.bias(),
                shapes.states(),
                absent),
            cpu,
            forward));
  }
}
