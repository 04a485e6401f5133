package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A network and its {@link ModelDescription} as a file: DL4J's own zip, which {@code
 * ModelSerializer.restoreMultiLayerNetwork} reads too, with one entry more, {@code
 * rnn-compare.yaml}. (To train it on in DL4J give it an updater first: ours are not DL4J's, and the
 * configuration has none.)
 */
public record SavedModel(ModelDescription description, RecurrentNetwork network) {

  /**
   * A network that this copy of the program has trained.
   *
   * @param architecture its name in the spec
   * @param seed of the trial
   * @param epoch whose parameters the network has
   * @param spec with every default filled in
   * @param fitted numbers that the task took from its training data
   */
  public static SavedModel of(
      RecurrentNetwork network,
      String architecture,
      long seed,
      long epoch,
      Map<String, Object> spec,
      Map<String, Double> fitted) {
    Build build = Build.current();
    return new SavedModel(
        new ModelDescription(
            build.version(), build.commit(), architecture, seed, epoch, spec, fitted),
        network);
  }

  /** The file's content. Equal models give equal bytes, on any day and any Java version. */
  public byte[] bytes() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(ModelZip.DESCRIPTION, description.yaml().getBytes(StandardCharsets.UTF_8));
    entries.put(ModelZip.CONFIGURATION, StoredNetwork.configuration(network));
    entries.put(ModelZip.COEFFICIENTS, StoredNetwork.coefficients(network));
    return ModelZip.pack(entries);
  }

  /**
   * Reads a file that holds {@link #bytes}. The network runs on the engine that it was trained on,
   * where this machine has it.
   *
   * @throws MistakeException if the file is missing, no model of ours, of a newer format or damaged
   * @throws IOException if it is there and cannot be read
   */
  public static SavedModel read(Path file) throws IOException {
    try {
      Map<String, byte[]> entries = ModelZip.unpack(file);
      String yaml = text(entries, ModelZip.DESCRIPTION);
      ModelDescription description = ModelDescription.parse(yaml, file.toString());
      String json = text(entries, ModelZip.CONFIGURATION);
      byte[] coefficients = requireNonNull(entries.get(ModelZip.COEFFICIENTS));
      return new SavedModel(description, StoredNetwork.read(json, coefficients));
    } catch (DamagedException e) {
      throw new MistakeException(
          String.format(
              Locale.ROOT,
              "%s: a damaged model: %s. Copy it again, or train it anew.",
              file,
              e.getMessage()),
          e);
    }
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(requireNonNull(entries.get(name)), StandardCharsets.UTF_8);
  }
}
