package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;
import static org.bytedeco.pytorch.global.torch.clip_grad_value_;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.zeros;

import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import io.github.rnncompare.peer.Case.Clip;
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
import org.bytedeco.pytorch.StepLR;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A case and what PyTorch makes of it, as text: a line for each thing, its name first. First come
 * the configurations, then the data and the initial parameters in row-major order, at last the loss of
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
    file.configurations(golden);
    file.training(golden);
    Files.write(folder.resolve(golden.name() + ".txt"), file.lines);
  }

  private void configurations(Case golden) {
    Network network = golden.network();
    Task task = golden.task();
    if (network.own().isPresent()) {
      OwnCell.Kind own = network.own().get();
      word("architecture", own.architecture());
      lines.add(own.setting());
      word("gates", own.gates());
    } else {
      word("architecture", network.architecture());
    }
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
        updater.rule() + " " + updater.learningRate() + " " + updater.rule().configurations());
    if (updater.weightDecay() > 0) {
      word("weight_decay", updater.weightDecay());
    }
    updater.stepSize().ifPresent(epochs -> word("step_size", epochs));
    golden.clip().ifPresent(clip -> word("clip", clip.bound()));
    if (golden.clip().isPresent() && golden.clip().get().byValue()) {
      word("clip_by", "value");
    }
    golden.window().ifPresent(steps -> word("truncated_bptt", steps));
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

    Optimizer optimizer = optimizer(golden.updater(), model.parameters());
    StepLR schedule = new StepLR(optimizer, golden.updater().stepSize().orElse(golden.epochs()));
    schedule.step(); // Python's constructor takes this first step, that of C++ leaves it out
    StringJoiner losses = new StringJoiner(" ", "losses ", "");
    StringJoiner norms = new StringJoiner(" ", "gradient_norms ", ""); // before they are clipped
    for (int epoch = 0; epoch < golden.epochs(); epoch++) {
      try (PointerScope scope = new PointerScope()) {
        float loss =
            golden.window().isPresent()
                ? windows(golden, sample, model, optimizer)
                : update(golden, sample.loss(model.forward(sample)), model, optimizer, norms);
        losses.add(Float.toString(loss));
        schedule.step();
      }
    }
    if (golden.clip().isPresent() && !golden.clip().get().byValue()) {
      lines.add(norms.toString());
    }
    lines.add(losses.toString());
  }

  /** An update a window, with the state carried and detached; the mean loss of all steps. */
  private static float windows(Case golden, Sample sample, Model model, Optimizer optimizer) {
    int steps = golden.task().timeSteps();
    Tensor hidden = zeros(1, golden.task().batchSize(), golden.network().hiddenSize());
    float mean = 0;
    for (int start = 0; start < steps; start += golden.window().getAsInt()) {
      int count = Math.min(golden.window().getAsInt(), steps - start);
      Sample window = sample.steps(start, count);
      Tensor states = model.states(window, hidden);
      hidden = states.select(1, -1).unsqueeze(0).detach();
      Tensor loss = window.loss(model.outputs(states));
      mean += update(golden, loss, model, optimizer, new StringJoiner("")) * count / steps;
    }
    return mean;
  }

  private static float update(
      Case golden, Tensor loss, Model model, Optimizer optimizer, StringJoiner norms) {
    optimizer.zero_grad();
    loss.backward();
    if (golden.clip().isPresent()) {
      Clip clip = golden.clip().get();
      if (clip.byValue()) {
        clip_grad_value_(model.parameters(), clip.bound());
      } else {
        norms.add(Float.toString((float) clip_grad_norm_(model.parameters(), clip.bound())));
      }
    }
    optimizer.step();
    return loss.item_float();
  }

  private static Optimizer optimizer(Updater updater, TensorVector parameters) {
    double learningRate = updater.learningRate();
    double weightDecay = updater.weightDecay();
    return switch (updater.rule()) {
      case ADAM -> {
        AdamOptions options = new AdamOptions(learningRate);
        options.weight_decay().put(weightDecay);
        yield new Adam(parameters, options);
      }
      case RMSPROP -> {
        RMSpropOptions options = new RMSpropOptions(learningRate);
        options.weight_decay().put(weightDecay);
        yield new RMSprop(parameters, options);
      }
      case SGD -> {
        SGDOptions options = new SGDOptions(learningRate);
        options.momentum().put(0.9);
        options.weight_decay().put(weightDecay);
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
