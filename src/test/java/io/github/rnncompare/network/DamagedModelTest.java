package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no models, or no longer. */
class DamagedModelTest {
  private static final String DAMAGED = "model.zip: a damaged model: ";
  private static final Shape SHAPE = new Shape(3, 5, 2, TargetKind.VALUES, false);
  private static final Architecture ARCHITECTURE =
      new Architecture(
          "gru",
          4,
          Stack.SINGLE,
          Initialisation.PYTORCH,
          in -> new GRU.Builder().nIn(in).nOut(4).build());
  private static final SavedModel MODEL =
      SavedModel.of(
          RecurrentNetwork.create(ARCHITECTURE, SHAPE, 7),
          "gru",
          3,
          41,
          Map.of(
              "task",
              Map.of(),
              "architectures",
              Map.of("gru", Map.of("hidden_size", 4, "recurrent_bias", false))),
          Map.of("mean", 0.1),
          Map.of());

  @TempDir private Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("model.zip"), bytes);
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> SavedModel.read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  /** The model with one entry changed; each character is a byte. */
  private Map<String, byte[]> entries(String entry, UnaryOperator<String> change)
      throws IOException, DamagedException {
    Map<String, byte[]> entries = ModelZip.unpack(file(MODEL.bytes()));
    String before = new String(requireNonNull(entries.get(entry)), StandardCharsets.ISO_8859_1);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    entries.put(entry, after.getBytes(StandardCharsets.ISO_8859_1));
    return entries;
  }

  private Path edited(String entry, UnaryOperator<String> change)
      throws IOException, DamagedException {
    return file(ModelZip.pack(entries(entry, change)));
  }

  /** The same, by somebody who writes the digests anew. */
  private Path forged(String entry, UnaryOperator<String> change)
      throws IOException, DamagedException {
    return file(ModelZip.pack(ForgedModels.sealed(entries(entry, change))));
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    assertRefused(directory.resolve("none.zip"), "no such model: ");
    assertRefused(directory, " is a directory");
    assertRefused(file(new byte[0]), "not a model of rnn-compare: it begins with no zip entry");
    byte[] text = "architecture,seed\n".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        file(text), "it begins with no zip entry, not with the zip entry rnn-compare.yaml");
  }

  @Test
  void aModelOfDl4jAloneIsRefused() throws IOException {
    Path file = directory.resolve("dl4j.zip");
    ModelSerializer.writeModel(MODEL.network().dl4j(), file.toFile(), true);
    assertRefused(
        file, "not a model of rnn-compare: it begins with 'configuration.json', not with");
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
    String renamed = text.replaceFirst("configuration\\.json\\{", "configuration.jso_{");
    assertRefused(
        file(renamed.getBytes(StandardCharsets.ISO_8859_1)),
        DAMAGED + "it has 'configuration.jso_' in the place of configuration.json");
  }

  @Test
  void aNewerFormatSaysWhatWroteIt() throws IOException, DamagedException {
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("format: 2", "format: 3")),
        "model.zip: a model of format 3, written by rnn-compare " + Build.current().version());
  }

  @Test
  void aDescriptionThatLacksSomethingIsDamaged() throws IOException, DamagedException {
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("seed: 3", "sead: 3")),
        DAMAGED + "'seed' in rnn-compare.yaml is missing or no Number");
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replaceFirst("(?s)spec:.*", "spec: none\n")),
        DAMAGED + "'spec' in rnn-compare.yaml is missing or no Map");
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replaceFirst("mean: .*", "mean: high")),
        DAMAGED + "'mean' in rnn-compare.yaml is missing or no Number");
    assertRefused(
        edited(ModelZip.DESCRIPTION, yaml -> "format: ["), "rnn-compare.yaml:1:10: not YAML: ");
  }

  @Test
  void classesOfOthersAreNotLoaded() throws IOException, DamagedException {
    assertRefused(
        forged(
            ModelZip.CONFIGURATION,
            json -> json.replace("io.github.rnncompare.layer.GRU", "com.example.Layer")),
        DAMAGED + "its configuration names a class 'com.example.Layer'");
    assertRefused(
        forged(
            ModelZip.CONFIGURATION,
            json -> json.replace("\"@class\" : \"io.", "\"\\u0040class\" : \"com.")),
        DAMAGED + "its configuration names a class 'com.github");
  }

  @Test
  void aConfigurationThatIsNoneOfOursIsRefused() throws IOException, DamagedException {
    assertRefused(
        forged(ModelZip.CONFIGURATION, json -> "no JSON"),
        DAMAGED + "its configuration is not JSON");
    assertRefused(
        forged(ModelZip.CONFIGURATION, json -> "{}"),
        DAMAGED + "its configuration is not one of ours");
    assertRefused(
        forged(ModelZip.CONFIGURATION, json -> json.replace("layer.GRU", "layer.GRO")),
        DAMAGED + "its configuration is not one of ours");
    assertRefused(
        forged(
            ModelZip.CONFIGURATION,
            json -> "{\"confs\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
        DAMAGED + "its configuration is not one of ours");
  }

  @Test
  void coefficientsThatDoNotFitTheConfigurationAreRefused() throws IOException, DamagedException {
    assertRefused(
        forged(ModelZip.COEFFICIENTS, array -> array.substring(0, 300)),
        DAMAGED + "300 bytes of coefficients cannot hold the 106 parameters");
    assertRefused(
        forged(ModelZip.COEFFICIENTS, array -> array.substring(0, array.length() - 1)),
        DAMAGED + "its coefficients are cut short");
    assertRefused(
        forged(ModelZip.COEFFICIENTS, array -> array.replace("FLOAT", "INT32")),
        DAMAGED + "it has 106 coefficients of type INT32");
    assertRefused(
        forged(ModelZip.COEFFICIENTS, array -> array + "x"),
        DAMAGED + "its coefficients continue after the last");
  }

  @Test
  void partsOfTwoModelsAreNotPutTogether() throws IOException, DamagedException {
    // given: the same network of another seed
    Map<String, byte[]> here = ModelZip.unpack(file(MODEL.bytes()));
    SavedModel other =
        SavedModel.of(
            RecurrentNetwork.create(ARCHITECTURE, SHAPE, 8),
            "gru",
            4,
            40,
            MODEL.description().spec(),
            Map.of("mean", 0.2),
            Map.of());
    Map<String, byte[]> there = ModelZip.unpack(file(other.bytes()));

    // then
    for (String entry : List.of(ModelZip.COEFFICIENTS, ModelZip.CONFIGURATION)) {
      Map<String, byte[]> mixed = new HashMap<>(here);
      mixed.put(entry, requireNonNull(there.get(entry)));
      assertRefused(
          file(ModelZip.pack(mixed)),
          DAMAGED + "its " + entry + " is not the one that its rnn-compare.yaml was written with");
    }
    Map<String, byte[]> mixed = new HashMap<>(here);
    mixed.put(ModelZip.DESCRIPTION, requireNonNull(there.get(ModelZip.DESCRIPTION)));
    assertRefused(
        file(ModelZip.pack(mixed)),
        DAMAGED + "its configuration.json is not the one that its rnn-compare.yaml was written");
  }

  @Test
  void anEditedDescriptionIsNotBelieved() throws IOException, DamagedException {
    assertRefused(
        edited(ModelZip.DESCRIPTION, yaml -> yaml.replaceFirst("mean: .*", "mean: 7")),
        DAMAGED + "its rnn-compare.yaml was changed after it had been written");
    assertRefused(
        edited(ModelZip.DESCRIPTION, yaml -> yaml.replaceFirst("(?s)sha256:.*", "")),
        DAMAGED + "'sha256' in rnn-compare.yaml is missing, but a model of format 2 has it");
    assertRefused(
        edited(ModelZip.DESCRIPTION, yaml -> yaml.replace("format: 2", "format: 1")),
        DAMAGED + "'sha256' in rnn-compare.yaml is there, but a model of format 1 has none");
    assertRefused(
        edited(ModelZip.DESCRIPTION, yaml -> yaml.replace("mean", "m\u00e4")),
        DAMAGED + "rnn-compare.yaml is not UTF-8 text");
  }

  @Test
  void parametersThatAreNotFiniteAreRefused() {
    // given
    RecurrentNetwork network = RecurrentNetwork.create(ARCHITECTURE, SHAPE, 7);

    // then
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      network.parameters().putScalar(3, wrong);
      SavedModel model =
          SavedModel.of(network, "gru", 3, 41, MODEL.description().spec(), Map.of(), Map.of());
      assertThatThrownBy(() -> SavedModel.read(file(model.bytes())))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining(DAMAGED + "parameter 4 of its 106 is " + wrong);
    }
  }

  /** Digests and all, so that only what the description says stands against it. */
  @Test
  void aNetworkThatIsNotTheOneOfItsDescriptionIsRefused() throws IOException, DamagedException {
    String not = DAMAGED + "its network is not the one in its description: ";
    for (String type : List.of("DOUBLE", "HALF", "BFLOAT16")) {
      assertRefused(
          forged(ModelZip.CONFIGURATION, json -> json.replace("FLOAT\"", type + "\"")),
          not
              + "its configuration has \"dataType\" : \""
              + type
              + "\", where the description gives \"dataType\" : \"FLOAT\",");
    }
    for (String[] change :
        new String[][] {
          {"\"nout\" : 4", "\"nout\" : 5"},
          {"\"nout\" : 4", "\"nout\" : 1000000000"},
          {"\"NCW\"", "\"NWC\""},
          {"AFTER_PRODUCT", "BEFORE_PRODUCT"},
          {"\"recurrentBias\" : false", "\"recurrentBias\" : true"},
          {"ActivationIdentity", "ActivationReLU"},
          {"LossMSE", "LossMAE"},
          {"\"FAST\"", "\"PORTABLE\""},
          {"\"hasBias\" : true", "\"hasBias\" : false"}
        }) {
      assertRefused(
          forged(ModelZip.CONFIGURATION, json -> json.replace(change[0], change[1])), not);
    }
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("hidden_size: 4", "hidden_size: 5")),
        not);
    assertRefused(forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("gru", "lstm")), not);
    assertRefused(
        forged(
            ModelZip.DESCRIPTION, yaml -> yaml.replace("architecture: gru", "architecture: lstm")),
        DAMAGED + "it says that it is of architecture 'lstm', but its spec has gru");
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("hidden_size: 4", "hidden_size: -4")),
        "'architectures.gru.hidden_size' is '-4'; expected a whole number from 1 to 16384");
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("architectures:", "architecture:")),
        "'architectures' is missing");
  }

  @Test
  void aNetworkWithoutOurLayersIsRefused() throws IOException, DamagedException {
    String none = DAMAGED + "its configuration is not one of ours";
    assertRefused(forged(ModelZip.CONFIGURATION, json -> "{\"confs\": []}"), none);
    assertRefused(
        forged(ModelZip.CONFIGURATION, json -> json.replace("\"nin\" : 3", "\"nin\" : 0")), none);
    assertRefused(
        forged(ModelZip.CONFIGURATION, json -> json.replace("\"nin\" : 3", "\"nin\" : 9000000000")),
        none);
  }

  @Test
  void numbersOfTheDescriptionAreHeldAgainstWhatTheyCanBe() throws IOException, DamagedException {
    for (String seed :
        List.of("0", "-3", "1000001", "3.5", "1e3", "99999999999999999999", ".nan")) {
      assertRefused(
          forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("seed: 3", "seed: " + seed)),
          "expected a whole number from 1 to 1000000");
    }
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("epoch: 41", "epoch: -1")),
        DAMAGED
            + "'epoch' in rnn-compare.yaml is -1; expected a whole number from 0 to 1000000000");
    for (String number : List.of(".nan", ".inf", "-.inf", "1e999")) {
      assertRefused(
          forged(ModelZip.DESCRIPTION, yaml -> yaml.replaceFirst("mean: .*", "mean: " + number)),
          "not a number that could have been fitted");
    }
  }

  @Test
  void aDescriptionThatIsTooLongOrTooDeepIsRefused() throws IOException, DamagedException {
    assertRefused(
        forged(
            ModelZip.DESCRIPTION,
            yaml ->
                yaml.replace("mean:", "x: " + "[".repeat(5000) + "]".repeat(5000) + "\n  mean:")),
        "nested more than 50 deep");
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> "x: " + "y".repeat(4_000_000) + "\n" + yaml),
        "rnn-compare.yaml:1:4: not YAML: ");
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> "x: " + "y".repeat(17_000_000) + "\n" + yaml),
        DAMAGED + "rnn-compare.yaml has 17");
    assertRefused(
        forged(ModelZip.DESCRIPTION, yaml -> yaml.replace("seed:", "epoch: 3\nseed:")),
        "not YAML: ");
  }

  @Test
  void nothingMayStandBehindTheEntries() throws IOException {
    // given: each a fourth entry
    for (String name : List.of(ModelZip.COEFFICIENTS, "updaterState.bin", "../x")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] model = MODEL.bytes();
      int end = new String(model, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
      bytes.write(model, 0, end);
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(new byte[10]);
      }
      assertRefused(file(bytes.toByteArray()), DAMAGED + "it has '" + name + "' after the others");
    }
  }

  @Test
  void theNetworkMustBeForTheTaskOfTheSpec() {
    Path file = Path.of("model.zip");
    MODEL.requireFits(new Shape(3, 9, 2, TargetKind.VALUES, false), file);
    for (Shape other :
        List.of(
            new Shape(4, 5, 2, TargetKind.VALUES, false),
            new Shape(3, 5, 3, TargetKind.VALUES, false),
            new Shape(3, 5, 2, TargetKind.CLASSES, false),
            new Shape(3, 5, 2, TargetKind.VALUES, true))) {
      assertThatThrownBy(() -> MODEL.requireFits(other, file))
          .isInstanceOf(UserErrorException.class)
          .hasMessageStartingWith(
              DAMAGED
                  + "its network has 3 inputs and 2 outputs for values at the last step, but the"
                  + " task of its spec needs "
                  + other.inputSize()
                  + " inputs and ");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aDeviceIsNotRead() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertRefused(Path.of("/dev/zero"), "/dev/zero is a device; expected a regular file"));
  }
}
