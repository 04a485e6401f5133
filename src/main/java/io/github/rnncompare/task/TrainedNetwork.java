package io.github.rnncompare.task;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that was trained on a task, with what a saved model keeps of the training.
 *
 * @param fitted as {@link TaskData#fitted} was in training
 * @param trainedOn as {@link TaskData#trainedOn} was; empty for a model of an older version
 * @param dataSeed that {@link Task#data} got
 * @param outputs gives [batch_size, output_size], or [batch_size, output_size, time_steps], for
 *     [batch_size, input_size, time_steps]
 */
public record TrainedNetwork(
    Map<String, Double> fitted,
    Map<String, String> trainedOn,
    long dataSeed,
    UnaryOperator<INDArray> outputs) {}
