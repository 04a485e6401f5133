package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no models, or no longer. */
class DamagedModelTest {
  private static final String DAMAGED = "model.zip: a damaged model: ";
  private static final SavedModel MODEL =
      SavedModel.of(
          RecurrentNetwork.create(
              new Architecture(
                  "gru",
                  4,
                  Stack.SINGLE,
                  Initialisation.PYTORCH,
                  in -> new GRU.Builder().nIn(in).nOut(4).build()),
              new Shape(3, 5, 2, TargetKind.VALUES, false),
              7),
          "gru",
          3,
          41,
          Map.of("task", Map.of()),
          Map.of("mean", 0.1));

  @TempDir private Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("model.zip"), bytes);
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> SavedModel.read(file))
        .isInstanceOf(MistakeException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  /** The model with one entry changed; each character is a byte. */
  private Path altered(String entry, UnaryOperator<String> change)
      throws IOException, DamagedException {
    Map<String, byte[]> entries = ModelZip.unpack(file(MODEL.bytes()));
    String before = new String(requireNonNull(entries.get(entry)), StandardCharsets.ISO_8859_1);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    entries.put(entry, after.getBytes(StandardCharsets.ISO_8859_1));
    return file(ModelZip.pack(entries));
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    assertRefused(directory.resolve("none.zip"), "no such model: ");
    assertRefused(directory, " is a directory");
    assertRefused(file(new byte[0]), "no model of rnn-compare: it begins with no zip entry");
    byte[] text = "architecture,seed\n".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        file(text), "it begins with no zip entry, not with the zip entry rnn-compare.yaml");
  }

  @Test
  void aModelOfDl4jAloneIsRefused() throws IOException {
    Path file = directory.resolve("dl4j.zip");
    ModelSerializer.writeModel(MODEL.network().dl4j(), file.toFile(), true);
    assertRefused(file, "no model of rnn-compare: it begins with 'configuration.json', not with");
  }

  @Test
  void aModelThatIsCutShortAnywhereIsRefused() throws IOException {
    // given: all but the directory at the end of the zip, which only repeats what stands before
    byte[] bytes = MODEL.bytes();
    int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");

    // then
    for (int length = 0; length < end; length += 7) {
      assertRefused(file(Arrays.copyOf(bytes, length)), "model.zip: ");
    }
  }

  @Test
  void aFlippedBitIsFound() throws IOException {
    byte[] bytes = MODEL.bytes();
    bytes[bytes.length / 2] ^= 1;
    assertRefused(file(bytes), DAMAGED + "invalid entry CRC");
  }

  @Test
  void compressedEntriesAreRefusedSoThatNoneIsLargerThanItsFile() throws IOException {
    // given: a gigabyte of zeros would be a megabyte of zip; a little will do
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(ModelZip.DESCRIPTION));
      zip.write(new byte[100_000]);
    }
    assertRefused(file(bytes.toByteArray()), DAMAGED + "rnn-compare.yaml is compressed");
  }

  @Test
  void anEntryThatClaimsMoreThanThereIsIsRefused() throws IOException {
    // given: its sizes, packed and not, stand at bytes 18 to 25 of its header
    byte[] bytes = MODEL.bytes();
    Arrays.fill(bytes, 18, 26, (byte) 0x7f);
    assertRefused(file(bytes), DAMAGED);
  }

  @Test
  void aMissingEntryIsNamed() throws IOException {
    // given: the second entry's name stands first in its header, then again in the directory
    String text = new String(MODEL.bytes(), StandardCharsets.ISO_8859_1);
    String renamed = text.replaceFirst("configuration\\.json", "configuration.jso_");
    assertRefused(
        file(renamed.getBytes(StandardCharsets.ISO_8859_1)),
        DAMAGED + "it has 'configuration.jso_' in the place of configuration.json");
  }

  @Test
  void aNewerFormatSaysWhatWroteIt() throws IOException, DamagedException {
    assertRefused(
        altered(ModelZip.DESCRIPTION, yaml -> yaml.replace("format: 1", "format: 2")),
        "model.zip: a model of format 2, written by rnn-compare " + Build.current().version());
  }

  @Test
  void aDescriptionThatLacksSomethingIsDamaged() throws IOException, DamagedException {
    assertRefused(
        altered(ModelZip.DESCRIPTION, yaml -> yaml.replace("seed: 3", "sead: 3")),
        DAMAGED + "'seed' in rnn-compare.yaml is missing or no Number");
    assertRefused(
        altered(ModelZip.DESCRIPTION, yaml -> yaml.replaceFirst("(?s)spec:.*", "spec: none\n")),
        DAMAGED + "'spec' in rnn-compare.yaml is missing or no Map");
    assertRefused(
        altered(ModelZip.DESCRIPTION, yaml -> yaml.replaceFirst("mean: .*", "mean: high")),
        DAMAGED + "'mean' in rnn-compare.yaml is missing or no Number");
    assertRefused(
        altered(ModelZip.DESCRIPTION, yaml -> "format: ["), "rnn-compare.yaml:1:10: not YAML: ");
  }

  @Test
  void classesOfOthersAreNotLoaded() throws IOException, DamagedException {
    assertRefused(
        altered(
            ModelZip.CONFIGURATION,
            json -> json.replace("io.github.rnncompare.layer.GRU", "com.example.Layer")),
        DAMAGED + "its configuration names a class 'com.example.Layer'");
    assertRefused(
        altered(
            ModelZip.CONFIGURATION,
            json -> json.replace("\"@class\" : \"io.", "\"\\u0040class\" : \"com.")),
        DAMAGED + "its configuration names a class 'com.github");
  }

  @Test
  void aConfigurationThatIsNoneOfOursIsRefused() throws IOException, DamagedException {
    assertRefused(
        altered(ModelZip.CONFIGURATION, json -> "no JSON"),
        DAMAGED + "its configuration is not JSON");
    assertRefused(
        altered(ModelZip.CONFIGURATION, json -> "{}"),
        DAMAGED + "its configuration is not one of ours");
    assertRefused(
        altered(ModelZip.CONFIGURATION, json -> json.replace("layer.GRU", "layer.GRO")),
        DAMAGED + "its configuration is not one of ours");
    assertRefused(
        altered(
            ModelZip.CONFIGURATION,
            json -> "{\"confs\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
        DAMAGED + "its configuration is not one of ours");
  }

  @Test
  void coefficientsThatDoNotFitTheConfigurationAreRefused() throws IOException, DamagedException {
    assertRefused(
        altered(ModelZip.COEFFICIENTS, array -> array.substring(0, 300)),
        DAMAGED + "300 bytes of coefficients cannot hold the 106 parameters");
    assertRefused(
        altered(ModelZip.COEFFICIENTS, array -> array.substring(0, array.length() - 1)),
        DAMAGED + "its coefficients are cut short");
    assertRefused(
        altered(ModelZip.COEFFICIENTS, array -> array.replace("FLOAT", "INT32")),
        DAMAGED + "it has 106 coefficients of type INT32");
    assertRefused(
        altered(ModelZip.CONFIGURATION, json -> json.replace("\"nout\" : 2", "\"nout\" : 1")),
        DAMAGED + "it has 106 coefficients of type FLOAT, but its configuration 101");
    assertRefused(
        altered(
            ModelZip.CONFIGURATION, json -> json.replace("\"nout\" : 4", "\"nout\" : 1000000000")),
        "bytes of coefficients cannot hold the ");
  }
}
