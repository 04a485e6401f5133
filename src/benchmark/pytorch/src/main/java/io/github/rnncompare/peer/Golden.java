package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * Trains the lecture's GRU with PyTorch and writes what another implementation needs to follow it: a
 * line each for the data, the initial parameters and the loss of each epoch, by name.
 *
 * <pre>mvn -q -f src/benchmark/pytorch/pom.xml compile exec:java</pre>
 */
public final class Golden {
  private static final int SEQUENCES = 100;
  private static final int TIME_STEPS = 5;
  private static final int INPUT_SIZE = 10;
  private static final int HIDDEN_SIZE = 20;
  private static final int EPOCHS = 100;
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "io", "github", "rnncompare", "training");

  private Golden() {}

  /** Writes the files into the project's test resources. */
  public static void main(String[] arguments) throws IOException {
    set_num_threads(1);
    manual_seed(42);
    Tensor features = randn(SEQUENCES, TIME_STEPS, INPUT_SIZE);
    Tensor targets = randn(SEQUENCES, 1);
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve("pytorch-gru.txt"), gru(features, targets));
  }

  private static List<String> gru(Tensor features, Tensor targets) {
    GRUOptions options = new GRUOptions(INPUT_SIZE, HIDDEN_SIZE);
    options.batch_first().put(true);
    GRUImpl gru = new GRUImpl(options);
    LinearImpl output = new LinearImpl(HIDDEN_SIZE, 1);
    Module model = new Module("model");
    model.register_module("gru", gru);
    model.register_module("output", output);

    List<String> lines = new ArrayList<>();
    lines.add(line("features", features));
    lines.add(line("targets", targets));
    String[] names = {
      "weight_ih", "weight_hh", "bias_ih", "bias_hh", "output_weight", "output_bias"
    };
    for (int i = 0; i < names.length; i++) {
      lines.add(line(names[i], model.parameters().get(i)));
    }

    Adam optimizer = new Adam(model.parameters(), new AdamOptions(1e-3));
    StringJoiner losses = new StringJoiner(" ", "losses ", "");
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor last = gru.forward(features).get0().select(1, -1);
        Tensor loss = mse_loss(output.forward(last), targets);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        losses.add(Float.toString(loss.item_float()));
      }
    }
    lines.add(losses.toString());
    return lines;
  }

  /** The name, then the values in row-major order. */
  private static String line(String name, Tensor tensor) {
    FloatBuffer values = tensor.detach().contiguous().createBuffer();
    StringJoiner line = new StringJoiner(" ", name + " ", "");
    while (values.hasRemaining()) {
      line.add(Float.toString(values.get()));
    }
    return line.toString();
  }
}
