package io.github.rnncompare.network;

import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;

/**
 * A recurrent architecture at one width.
 *
 * @param name as specs, tables and charts call it: simple_rnn, lstm, gru
 * @param hiddenSize units of the recurrent layer
 * @param implementation whose layer this is, for the reader of a report
 * @param recurrentLayer makes the layer for a given input_size
 */
public record Architecture(
    String name,
    int hiddenSize,
    String implementation,
    IntFunction<BaseRecurrentLayer> recurrentLayer) {}
