package io.github.rnncompare.data;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Data files on their way to another machine: an archive here, and a folder there. */
public final class SentData {
  /** The most bytes that are sent; larger data have to be there. */
  public static final long MOST_BYTES = 64L << 20;

  /** The system property of the folder that an archive was unpacked into. */
  public static final String FOLDER = "rnncompare.sent";

  private SentData() {}

  /**
   * Packs the files of an experiment.
   *
   * @param archive the file to be written
   * @return empty if there are none, or if they are too large together
   */
  public static Optional<Path> pack(List<DataFile> files, Path archive) throws IOException {
    Map<String, Path> entries = new LinkedHashMap<>();
    long size = 0;
    for (DataFile file : files) {
      Path root = file.find().toRealPath();
      for (Path each : below(root)) {
        String inner = root.relativize(each).toString().replace('\\', '/');
        entries.put(entry(file.name()) + (inner.isEmpty() ? "" : "/" + inner), each);
        size += Files.size(each);
      }
    }
    if (entries.isEmpty() || size > MOST_BYTES) {
      return Optional.empty();
    }
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, Path> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        Files.copy(entry.getValue(), zip);
        zip.closeEntry();
      }
    }
    return Optional.of(archive);
  }

  /** A file, or the files below a folder. */
  private static List<Path> below(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Where a file was unpacked on this machine; empty if it was not sent. */
  static Optional<Path> find(String name) {
    @Nullable String folder = System.getProperty(FOLDER);
    return Optional.ofNullable(folder)
        .map(found -> Path.of(found).resolve(entry(name)))
        .filter(Files::exists);
  }

  /** One name for a path of any kind. */
  private static String entry(String name) {
    return "data-" + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
