package io.github.rnncompare.reliability;

import io.github.rnncompare.report.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes a file of a results folder as disks, editors, spreadsheets and people do. */
enum ResultMutation {
  DAMAGED {
    @Override
    void inflict(Path file, Path other, Random random) throws IOException {
      List<Damage> damages = List.of(Damage.values());
      damages.get(random.nextInt(damages.size())).inflict(file, random);
    }
  },
  FIELD {
    @Override
    void inflict(Path file, Path other, Random random) throws IOException {
      withField(file, random, FIELDS.get(random.nextInt(FIELDS.size())));
    }
  },
  FIELD_OF_ANOTHER_ROW {
    @Override
    void inflict(Path file, Path other, Random random) throws IOException {
      List<String> lines = lines(file);
      String[] row = lines.get(random.nextInt(lines.size())).split(",", -1);
      withField(file, random, row[random.nextInt(row.length)]);
    }
  },
  LINES_SWAPPED {
    @Override
    void inflict(Path file, Path other, Random random) throws IOException {
      List<String> lines = lines(file);
      Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
      Files.writeString(file, String.join("\n", lines));
    }
  },
  OF_ANOTHER_RUN {
    @Override
    void inflict(Path file, Path other, Random random) throws IOException {
      Path theirs = other.resolve(file.getFileName());
      if (Files.isRegularFile(theirs)) {
        Files.copy(theirs, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(file);
      }
    }
  },
  MADE_A_LINK {
    @Override
    void inflict(Path file, Path other, Random random) throws IOException {
      Path moved = Files.createDirectories(other.resolveSibling("moved")).resolve("moved");
      Files.move(file, moved);
      Files.createSymbolicLink(file, moved);
    }
  };

  private static final List<String> FIELDS =
      List.of(
          "",
          "ok",
          "failed",
          "diverged",
          "NaN",
          "-Infinity",
          "1e999",
          "0x1p3",
          "0.17d",
          "1f",
          "-5",
          "-1",
          "0",
          "1",
          "2",
          "0.5",
          "1000",
          "2000000000",
          "99999999999",
          " 1",
          "1 000",
          "1,5",
          "٣",
          "=1+1",
          "gru",
          "mse",
          "\"",
          "'",
          "\u001b[31m");

  /**
   * Does it to a file.
   *
   * @param other the folder of another run
   */
  abstract void inflict(Path file, Path other, Random random) throws IOException;

  private static List<String> lines(Path file) throws IOException {
    return new ArrayList<>(List.of(Files.readString(file).split("\n", -1)));
  }

  private static void withField(Path file, Random random, String value) throws IOException {
    List<String> lines = lines(file);
    int at = random.nextInt(lines.size());
    String separator = lines.get(at).contains(": ") ? ": " : ",";
    List<String> fields = new ArrayList<>(List.of(lines.get(at).split(separator, -1)));
    fields.set(random.nextInt(fields.size()), value);
    lines.set(at, String.join(separator, fields));
    Files.writeString(file, String.join("\n", lines));
  }
}
