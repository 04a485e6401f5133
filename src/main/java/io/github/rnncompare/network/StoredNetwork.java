package io.github.rnncompare.network;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.tensor.Floats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.core.JsonToken;

/** Converts a network to the entries of DL4J's model files, and back. */
final class StoredNetwork {
  /** The packages that are allowed: DL4J's reader loads whatever class a configuration names. */
  private static final List<String> TRUSTED =
      List.of("org.deeplearning4j.nn.", "org.nd4j.linalg.", "io.github.rnncompare.layer.");

  private final MultiLayerConfiguration layers;
  private final String neutral;
  private final Shape shape;

  private StoredNetwork(MultiLayerConfiguration layers, String neutral, Shape shape) {
    this.layers = layers;
    this.neutral = neutral;
    this.shape = shape;
  }

  /** The layers as DL4J's JSON. */
  static byte[] configuration(RecurrentNetwork network) {
    String json = network.dl4j().getLayerWiseConfigurations().toJson();
    return json.replace(System.lineSeparator(), "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The parameters, [parameters], as ND4J writes an array. */
  static byte[] coefficients(RecurrentNetwork network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      float[] parameters = Floats.of(network.parameters());
      Nd4j.write(Nd4j.createFromArray(parameters), new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the layers that {@link #configuration} has written.
   *
   * @throws DamagedException if it did not write them
   */
  static StoredNetwork read(String json) throws DamagedException {
    requireTrusted(json);
    MultiLayerConfiguration layers;
    String neutral;
    try {
      layers = MultiLayerConfiguration.fromJson(json);
      neutral = DescribedNetwork.neutral(json);
    } catch (RuntimeException | StackOverflowError e) { // DL4J declares none of what it throws
      throw new DamagedException("its configuration is not one of ours", e);
    }
    return new StoredNetwork(layers, neutral, StoredShape.of(layers));
  }

  /** Checks the layers against a description. */
  void check(ModelDescription description, String file) throws DamagedException {
    DescribedNetwork.check(description, file, neutral, shape, layers.getConf(0).getSeed());
  }

  /** The network with the parameters that {@link #coefficients} has written. */
  RecurrentNetwork network(byte[] coefficients) throws DamagedException {
    float[] parameters = parameters(coefficients, parameterCount(layers));
    return RecurrentNetwork.restore(layers, Nd4j.createFromArray(parameters), shape);
  }

  private static void requireTrusted(String json) throws DamagedException {
    try (JsonParser tokens = new JsonFactory().createParser(json)) {
      for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "@class".equals(tokens.currentName())) {
          String named = tokens.getText();
          if (TRUSTED.stream().noneMatch(named::startsWith)) {
            throw new DamagedException("its configuration names a class '" + named + "'");
          }
        }
      }
    } catch (IOException e) {
      throw new DamagedException("its configuration is not JSON", e);
    }
  }

  private static long parameterCount(MultiLayerConfiguration layers) {
    return layers.getConfs().stream()
        .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
        .sum();
  }

  /**
   * Reads an array as ND4J writes it: its shape, which is skipped, then its numbers. Before each of
   * the two stand its allocation mode, its length and the name of its type.
   */
  private static float[] parameters(byte[] coefficients, long count) throws DamagedException {
    if (count > coefficients.length / Float.BYTES) {
      throw new DamagedException(
          String.format(
              Locale.ROOT,
              "%d bytes of coefficients cannot hold the %d parameters of its configuration",
              coefficients.length,
              count));
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(coefficients))) {
      in.readUTF();
      long shape = in.readLong();
      in.readUTF();
      in.skipNBytes(shape * Long.BYTES);
      in.readUTF();
      long length = in.readLong();
      String type = in.readUTF();
      if (length != count || !type.equals(DataType.FLOAT.name())) {
        throw new DamagedException(
            String.format(
                Locale.ROOT,
                "it has %d coefficients of type %s, but its configuration %d of type FLOAT",
                length,
                type,
                count));
      }
      float[] parameters = new float[Math.toIntExact(count)];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = in.readFloat();
        if (!Float.isFinite(parameters[i])) {
          throw new DamagedException(
              String.format(
                  Locale.ROOT,
                  "parameter %d of its %d is %s",
                  i + 1,
                  parameters.length,
                  parameters[i]));
        }
      }
      if (in.read() >= 0) {
        throw new DamagedException("its coefficients continue after the last");
      }
      return parameters;
    } catch (IOException e) {
      throw new DamagedException("its coefficients are cut short", e);
    }
  }
}
