package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed and written is the same in every locale. */
class LocaleTest {
  @TempDir private Path directory;

  @Test
  void persianMeasuresAreForNoFile() throws Exception {
    assertSame("fa", "IR");
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"ar, EG", "de, DE", "tr, TR", "hi, IN", "en, US"})
  void everyLocaleGivesTheSame(String language, String region) throws Exception {
    assertSame(language, region);
  }

  private void assertSame(String language, String region) throws Exception {
    Path here = directory.resolve("here");
    Path there = directory.resolve("there");
    List<Process> processes = List.of(start(here, "", ""), start(there, language, region));
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    Map<String, String> expected = files(here);
    Map<String, String> found = files(there);

    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach((file, text) -> assertThat(found.get(file)).as(file).isEqualTo(text));
    assertThat(found)
        .containsKeys("results/small/charts/train_loss.png", "specs/WAVES.yaml", "predicted.csv");
    assertThat(found.get("printed.txt")).contains("= 0\n", "= 2\n").doesNotContain("= 1\n");
  }

  private static Process start(Path folder, String language, String region) throws IOException {
    write(Files.createDirectory(folder));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // starts sooner
            "-Xmx1g",
            "-Duser.language=" + language,
            "-Duser.region=" + region,
            "-Duser.country=" + region,
            "-cp",
            System.getProperty("java.class.path"),
            LocaleProgram.class.getName());
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("printed.txt").toFile())
        .start();
  }

  /** What a run leaves, and what it prints, but for times. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), withoutTimes(file));
      }
    }
    return contents;
  }

  /** Digits are those of ASCII here: others stay, and are found. What times show is left out. */
  private static String withoutTimes(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".png")) {
      return HexFormat.of().formatHex(Files.readAllBytes(file));
    }
    if (name.endsWith(".zip") || name.equals("checksums.txt")) {
      return ""; // of times, and of what holds times
    }
    String text = Files.readString(file);
    if (name.equals("lock")
        || name.startsWith("costs.")
        || name.startsWith("report.")
        || name.equals("provenance.json")) {
      return text.replaceAll(
              " (The intervals of all steps overlap|The process did not get)[^.]*[.]", "")
          .replaceAll("[0-9]+([.][0-9]+)?([eE]-[0-9]+)?", "N")
          .replaceAll("[ -]+", " ");
    }
    return text.replaceAll("under a second|about [0-9]+ (s|min|h)( [0-9]+ min)?", "TIME")
        .replaceAll("[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}", "CLOCK");
  }

  private static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("small.yaml"), SmallSpecs.SWEEP);
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> String.valueOf(1234.5 + Math.sin(i)))
            .collect(Collectors.joining("\n", "WAVE\n", "\n"));
    Files.writeString(folder.resolve("WAVES.CSV"), rows);
    Files.writeString(
        folder.resolve("new.csv"), "sequence,step,x1,x2\na,1,0.5,-1.25\na,2,1000.5,3\n");
  }
}
