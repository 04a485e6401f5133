package io.github.rnncompare.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that NumPy 2.4 has written. */
class NumpySequencesTest {
  /** X = arange(24, float32).reshape(4, 3, 2) / 4, y = ['l', 'r', 'l', 'rr'], by savez. */
  private static final String NPZ =
      "UEsDBC0AAAAAAAAAIQBykV2r//////////8FABQAWC5ucHkBABAA4AAAAAAAAADgAAAAAAAAAJNOVU1Q"
          + "WQEAdgB7J2Rlc2NyJzogJzxmNCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICg0LCAz"
          + "LCAyKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAKAAAAAAAAgD4AAAA/AABAPwAAgD8AAKA/AADAPwAA4D8AAABAAAAQQAAAIEAAADBAAABAQAAAUEAA"
          + "AGBAAABwQAAAgEAAAIhAAACQQAAAmEAAAKBAAACoQAAAsEAAALhAUEsDBC0AAAAAAAAAIQCNaOeS////"
          + "//////8FABQAeS5ucHkBABAAoAAAAAAAAACgAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2NyJzogJzxVMics"
          + "ICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICg0LCksIH0gICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKbAAAAAAAAAByAAAAAAAAAGwA"
          + "AAAAAAAAcgAAAHIAAABQSwECLQMtAAAAAAAAACEAcpFdq+AAAADgAAAABQAAAAAAAAAAAAAAgAEAAAAA"
          + "WC5ucHlQSwECLQMtAAAAAAAAACEAjWjnkqAAAACgAAAABQAAAAAAAAAAAAAAgAEXAQAAeS5ucHlQSwUG"
          + "AAAAAAIAAgBmAAAA7gEAAAAA";

  /** X = arange(24, '>i2').reshape(4, 2, 3), y = [1, 2, 1, 2], by savez_compressed. */
  private static final String COMPRESSED =
      "UEsDBC0AAAAIAAAAIQD+mz5C//////////8FABQAWC5ucHkBABAAsAAAAAAAAAB5AAAAAAAAAJvsF+ob"
          + "EMnIUMZQrZ6SWpxcpG6loG6XaaSuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GiY6CkY6Csaa"
          + "Ogq1CuQBLgYGBkYGJgZmBhYGVgY2BnYGDgZOBi4GbgYeBl4GPgZ+BgEGQQYhBmEGEQZRBjEGcQBQSwME"
          + "LQAAAAgAAAAhAC3bfJ3//////////wUAFAB5Lm5weQEAEACgAAAAAAAAAEwAAAAAAAAAm+wX6hsQychQ"
          + "xlCtnpJanFykbqWgbpNpoa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaJjqaOgq1ChQALkYG"
          + "CGCC0uh8AFBLAQItAy0AAAAIAAAAIQD+mz5CeQAAALAAAAAFAAAAAAAAAAAAAACAAQAAAABYLm5weVBL"
          + "AQItAy0AAAAIAAAAIQAt23ydTAAAAKAAAAAFAAAAAAAAAAAAAACAAbAAAAB5Lm5weVBLBQYAAAAAAgAC"
          + "AGYAAAAzAQAAAAA=";

  /** [[1, 2, nan], [4, 5.5, 6]], by save. */
  private static final String NPY =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzog"
          + "KDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgIAoAAAAAAADwPwAAAAAAAABAAAAAAAAA+H8AAAAAAAAQQAAAAAAAABZAAAAAAAAAGEA=";

  private static final int MUTATIONS = 500;

  @TempDir private Path directory;

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }

  private static SequenceTable read(Path file, int inputSize, List<String> classes)
      throws IOException {
    ArchiveTarget target = classes.isEmpty() ? ArchiveTarget.NONE : ArchiveTarget.CLASS;
    return ArchiveFile.read(
        DataContent.of(file),
        ArchiveFormat.NUMPY,
        new ArchiveLayout(inputSize, target, classes, true));
  }

  private static double[] numbers(SequenceTable table) {
    double[] numbers = new double[(int) table.rows().rows() * table.rows().width()];
    table.rows().read(0, (int) table.rows().rows(), numbers);
    return numbers;
  }

  @Test
  void sequencesOfStepsOfDimensionsWithLabels() throws IOException {
    // given
    Path file = write("a.npz", bytes(NPZ));

    // when
    SequenceTable table = read(file, 2, List.of("l", "r", "rr"));

    // then
    assertThat(table.count()).isEqualTo(4);
    assertThat(table.steps(0)).isEqualTo(3);
    assertThat(numbers(table)).startsWith(0, 0.25, 0, 0.5, 0.75, 0, 1, 1.25, 0, 1.5, 1.75, 1);
    assertThat(numbers(table)).endsWith(5.5, 5.75, 2);
    assertThat(ArchiveContent.of(DataContent.of(file), ArchiveFormat.NUMPY))
        .isEqualTo(new ArchiveContent(2, ArchiveTarget.CLASS, List.of("l", "r", "rr"), 0, 0));
  }

  @Test
  void sequencesOfDimensionsOfSteps() throws IOException {
    // given
    Path file = write("b.npz", bytes(COMPRESSED));

    // when
    double[] steps = numbers(read(file, 2, List.of("1", "2")));

    // then
    assertThat(steps).startsWith(0, 3, 0, 1, 4, 0, 2, 5, 0, 6, 9, 1);
    assertThat(numbers(read(file, 3, List.of("1", "2")))).startsWith(0, 1, 2, 0, 3, 4, 5, 0);
  }

  @Test
  void anArrayAloneWhoseShorterSequencesEndWithNaN() throws IOException {
    // given
    Path file = write("c.npy", bytes(NPY));

    // when
    SequenceTable table = read(file, 1, List.of());

    // then
    assertThat(table.steps(0)).isEqualTo(2);
    assertThat(numbers(table)).containsExactly(1, 2, 4, 5.5, 6);
  }

  @Test
  void whatIsNotReadIsSaid() throws IOException {
    assertRefused(write("d.npy", bytes(NPY)), 2, List.of(), ": has sequences [3], but input_size");
    assertRefused(
        write("e.npy", bytes(NPY)), 1, List.of("l"), ": has no array of labels beside its");
    assertRefused(
        write("f.npz", bytes(NPZ)),
        2,
        List.of("l", "r"),
        ": sequence 4: label 'rr'; expected one of the classes l, r");
    assertRefused(
        write("g.npy", Arrays.copyOf(bytes(NPY), 150)),
        1,
        List.of(),
        ": has fewer bytes than its header says, 48; save it again");
    assertRefused(write("h.npy", new byte[0]), 1, List.of(), ": does not begin as an array");
  }

  private static void assertRefused(
      Path file, int inputSize, List<String> classes, String message) {
    assertThatThrownBy(() -> read(file, inputSize, classes))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + message);
  }

  @Test
  void damagedFilesAreReportedOrReadAsTheyAre() throws IOException {
    int read = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      // given
      Random random = new Random(seed);
      byte[] content = bytes(seed % 2 == 0 ? NPY : NPZ);
      int at = random.nextInt(content.length);
      switch (random.nextInt(3)) {
        case 0 -> content[at] = (byte) random.nextInt(256);
        case 1 -> content = Arrays.copyOf(content, at);
        default -> content[at] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = write(seed % 2 == 0 ? "m.npy" : "m.npz", content);

      // when
      SequenceTable table;
      try {
        table = seed % 2 == 0 ? read(file, 1, List.of()) : read(file, 2, List.of("l", "r", "rr"));
      } catch (UserErrorException e) {
        assertThat(e.getMessage()).as("seed %d", seed).startsWith(file.toString());
        continue;
      }

      // then: of the packed file only the directory at its end may be damaged
      read++;
      assertThat(numbers(table))
          .as("seed %d", seed)
          .containsExactly(
              seed % 2 == 0
                  ? naive(content)
                  : numbers(read(write("whole.npz", bytes(NPZ)), 2, List.of("l", "r", "rr"))));
    }
    assertThat(read).isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
  }

  /** The numbers of two sequences of at most three steps. */
  private static double[] naive(byte[] content) {
    String header = new String(content, 10, 118, StandardCharsets.ISO_8859_1);
    ByteOrder order = header.contains("'>") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer buffer = ByteBuffer.wrap(content, 128, 48).slice().order(order);
    int steps = header.contains("(2, 3)") ? 3 : header.contains("(3, 2)") ? 2 : 6;
    double[] all = new double[6];
    for (int i = 0; i < 6; i++) {
      all[i] =
          header.contains("i8")
              ? buffer.getLong(8 * i)
              : header.contains("u8")
                  ? Double.parseDouble(Long.toUnsignedString(buffer.getLong(8 * i)))
                  : buffer.getDouble(8 * i);
    }
    double[] found = {};
    for (int from = 0; from < 6; from += steps) {
      int end = from + steps;
      while (Double.isNaN(all[end - 1])) {
        end--;
      }
      double[] sequence = Arrays.copyOfRange(all, from, end);
      found = Arrays.copyOf(found, found.length + sequence.length);
      System.arraycopy(sequence, 0, found, found.length - sequence.length, sequence.length);
    }
    return found;
  }
}
