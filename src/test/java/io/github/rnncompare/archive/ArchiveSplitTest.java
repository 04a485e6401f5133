package io.github.rnncompare.archive;

import static io.github.rnncompare.archive.ArchiveSplit.TEST;
import static io.github.rnncompare.archive.ArchiveSplit.TRAIN;
import static io.github.rnncompare.archive.ArchiveSplit.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveSplitTest {
  @TempDir private Path directory;

  @Test
  void namesSayTheSplit() {
    assertThat(ArchiveSplit.named(List.of("x_train", "y_train", "x_test", "y_test")))
        .containsExactly(TRAIN, TEST);
    assertThat(ArchiveSplit.named(List.of("Xtrain", "trainY", "X_valid", "val_labels", "test")))
        .containsExactly(TRAIN, VALIDATION, TEST);
    assertThat(ArchiveSplit.named(List.of("X", "y"))).isEmpty();
    assertThat(ArchiveSplit.named(List.of("x_train", "y_train"))).isEmpty();
    assertThat(ArchiveSplit.named(List.of("x_train", "x_test", "z"))).isEmpty();
    assertThat(ArchiveSplit.named(List.of("strain_x", "test_x"))).isEmpty();
  }

  /** Bytes from 0 in this shape. */
  private static byte[] array(int... shape) {
    StringBuilder axes = new StringBuilder();
    int count = 1;
    for (int size : shape) {
      axes.append(size).append(", ");
      count *= size;
    }
    byte[] header =
        ("{'descr': '|u1', 'fortran_order': False, 'shape': (" + axes + "), }\n")
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length + count);
    bytes
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) header.length).put(header);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  private static void add(ZipOutputStream zip, String name, byte[] array) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(array);
  }

  private static SequenceTable read(Path file, ArchiveSplit split) throws IOException {
    return ArchiveFile.read(
        DataContent.of(file),
        ArchiveFormat.NUMPY,
        new ArchiveLayout(1, ArchiveTarget.NUMBER, List.of(), split, true));
  }

  @Test
  void eachSplitHasItsArrays() throws IOException {
    // given
    Path file = directory.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "x_train", array(3, 4));
      add(zip, "y_train", array(3));
      add(zip, "x_test", array(2, 4));
      add(zip, "y_test", array(2));
    }

    // then
    assertThat(ArchiveSplit.in(DataContent.of(file), ArchiveFormat.NUMPY))
        .containsExactly(TRAIN, TEST);
    assertThat(read(file, TRAIN).count()).isEqualTo(3);
    assertThat(read(file, TEST).count()).isEqualTo(2);
    assertThatThrownBy(() -> read(file, VALIDATION))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("has no arrays of the validation split: [x_train, y_train");
  }
}
