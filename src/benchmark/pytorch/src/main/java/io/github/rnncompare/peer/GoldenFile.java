package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;
import static org.bytedeco.pytorch.global.torch.manual_seed;

import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import io.github.rnncompare.peer.Case.Task;
import io.github.rnncompare.peer.Case.Updater;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A case and what PyTorch makes of it, as text: a line for each thing, its name first. First come
 * the settings, then the data and the initial parameters in row-major order, at last the loss of
 * each epoch before its update.
 */
final class GoldenFile {
  private static final long SEED = 42;

  private final List<String> lines = new ArrayList<>();

  private GoldenFile() {}

  /** Trains and writes {@code folder/NAME.txt}. */
  static void write(Path folder, Case golden) throws IOException {
    manual_seed(SEED);
    GoldenFile file = new GoldenFile();
    file.settings(golden);
    file.training(golden);
    Files.write(folder.resolve(golden.name() + ".txt"), file.lines);
  }

  private void settings(Case golden) {
    Network network = golden.network();
    Task task = golden.task();
    word("architecture", network.architecture());
    if (network.architecture() == Architecture.SIMPLE_RNN) {
      word("activation", network.activation());
    }
    word("batch_size", task.batchSize());
    word("time_steps", task.timeSteps());
    word("input_size", network.inputSize());
    word("hidden_size", network.hiddenSize());
    word("output_size", task.outputSize());
    word("layers", network.layers());
    word("bidirectional", network.bidirectional());
    word("target_kind", task.targets());
    word("targets_at", task.targetsAt());
    Updater updater = golden.updater();
    word(
        "optimizer",
        updater.rule() + " " + updater.learningRate() + " " + updater.rule().settings());
    golden.clip().ifPresent(norm -> word("clip", norm));
    word("epochs", golden.epochs());
  }

  private void word(String name, Object value) {
    lines.add(name + " " + value.toString().toLowerCase(Locale.ROOT));
  }

  private void training(Case golden) {
    Sample sample = Sample.draw(golden.task(), golden.network().inputSize());
    if (golden.task().padded()) {
      word(
          "lengths",
          Arrays.stream(sample.lengths())
              .mapToObj(Long::toString)
              .collect(Collectors.joining(" ")));
    }
    array("features", sample.features());
    array("targets", sample.targetValues());
    Model model = new Model(golden.network(), golden.task().outputSize());
    model.namedParameters().forEach(this::array);

    TensorVector parameters = model.parameters();
    Optimizer optimizer = optimizer(golden.updater(), parameters);
    StringJoiner losses = new StringJoiner(" ", "losses ", "");
    StringJoiner norms = new StringJoiner(" ", "gradient_norms ", ""); // before they are clipped
    for (int epoch = 0; epoch < golden.epochs(); epoch++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor loss = sample.loss(model.forward(sample));
        optimizer.zero_grad();
        loss.backward();
        if (golden.clip().isPresent()) {
          double norm = clip_grad_norm_(parameters, golden.clip().getAsDouble());
          norms.add(Float.toString((float) norm));
        }
        optimizer.step();
        losses.add(Float.toString(loss.item_float()));
      }
    }
    if (golden.clip().isPresent()) {
      lines.add(norms.toString());
    }
    lines.add(losses.toString());
  }

  private static Optimizer optimizer(Updater updater, TensorVector parameters) {
    double learningRate = updater.learningRate();
    return switch (updater.rule()) {
      case ADAM -> new Adam(parameters, new AdamOptions(learningRate));
      case RMSPROP -> new RMSprop(parameters, new RMSpropOptions(learningRate));
      case SGD -> {
        SGDOptions options = new SGDOptions(learningRate);
        options.momentum().put(0.9);
        yield new SGD(parameters, options);
      }
    };
  }

  /** The name, then the values in row-major order. */
  private void array(String name, Tensor tensor) {
    FloatBuffer values = tensor.detach().contiguous().createBuffer();
    StringJoiner line = new StringJoiner(" ", name + " ", "");
    while (values.hasRemaining()) {
      line.add(Float.toString(values.get()));
    }
    lines.add(line.toString());
  }
}
