package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network and its {@link ModelDescription} as a file: DL4J's own zip, which {@code
 * ModelSerializer.restoreMultiLayerNetwork} reads too, with one more entry, {@code
 * rnn-compare.yaml}. (To continue training in DL4J, set an updater first: our optimizers are not
 * DL4J's, and the configuration has none.)
 */
public record SavedModel(ModelDescription description, RecurrentNetwork network) {

  /**
   * A network that this copy of the program has trained.
   *
   * @param architecture its name in the spec
   * @param seed of the trial
   * @param epoch whose parameters the network has
   * @param spec with every default filled in
   * @param fitted numbers that the task fitted on its training data
   * @param trainedOn by which the task recognises those data
   */
  public static SavedModel of(
      RecurrentNetwork network,
      String architecture,
      long seed,
      long epoch,
      Map<String, Object> spec,
      Map<String, Double> fitted,
      Map<String, String> trainedOn) {
    Build build = Build.current();
    return new SavedModel(
        new ModelDescription(
            build.version(), build.commit(), architecture, seed, epoch, spec, fitted, trainedOn),
        network);
  }

  /** The file's content. Equal models give equal bytes, on any day and any Java version. */
  public byte[] bytes() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    byte[] configuration = StoredNetwork.configuration(network);
    byte[] coefficients = StoredNetwork.coefficients(network);
    String yaml = ModelDigests.sealed(description.yaml(), configuration, coefficients);
    entries.put(ModelZip.DESCRIPTION, yaml.getBytes(StandardCharsets.UTF_8));
    entries.put(ModelZip.CONFIGURATION, configuration);
    entries.put(ModelZip.COEFFICIENTS, coefficients);
    return ModelZip.pack(entries);
  }

  /**
   * Reads a file that holds {@link #bytes}. The network runs on the engine that it was trained on,
   * where this machine supports it.
   *
   * @throws UserErrorException if the file is missing, not a model of rnn-compare, of a newer
   *     format or damaged: its entries do not belong together, its network is not the one in its
   *     description, or its parameters are not finite
   * @throws IOException if it is there and cannot be read
   */
  public static SavedModel read(Path file) throws IOException {
    try {
      Map<String, byte[]> entries = ModelZip.unpack(file);
      String yaml = text(entries, ModelZip.DESCRIPTION);
      ModelDescription description = ModelDescription.parse(yaml, file.toString());
      ModelDigests.check(yaml, entries);
      StoredNetwork stored = StoredNetwork.read(text(entries, ModelZip.CONFIGURATION));
      stored.check(description, file.toString());
      byte[] coefficients = requireNonNull(entries.get(ModelZip.COEFFICIENTS));
      return new SavedModel(description, stored.network(coefficients));
    } catch (DamagedException e) {
      throw new UserErrorException(damaged(file, e.getMessage()), e);
    }
  }

  /**
   * The message that a model is damaged.
   *
   * @param how completes "a damaged model: "
   */
  public static String damaged(Path file, @Nullable String how) {
    return String.format(
        Locale.ROOT, "%s: a damaged model: %s. Copy it again, or train it anew.", file, how);
  }

  /**
   * Checks that the network fits the task in its spec.
   *
   * @param file that the model was read from
   * @param task the task's sizes of inputs and outputs, the kind of its targets, and where they are
   * @throws UserErrorException if the network has another shape
   */
  public void requireFits(Shape task, Path file) {
    String found = words(network.shape());
    String expected = words(task);
    if (!found.equals(expected)) {
      throw new UserErrorException(
          damaged(
              file,
              String.format(
                  Locale.ROOT,
                  "its network has %s, but the task of its spec needs %s",
                  found,
                  expected)));
    }
  }

  private static String words(Shape shape) {
    return String.format(
        Locale.ROOT,
        "%d inputs and %d outputs for %s %s",
        shape.inputSize(),
        shape.outputSize(),
        Names.of(shape.targets()),
        shape.everyStep() ? "at every step" : "at the last step");
  }

  private static String text(Map<String, byte[]> entries, String name) throws DamagedException {
    ByteBuffer bytes = ByteBuffer.wrap(requireNonNull(entries.get(name)));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new DamagedException(name + " is not UTF-8 text", e);
    }
  }
}
