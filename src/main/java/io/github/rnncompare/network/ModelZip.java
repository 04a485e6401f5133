package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.PlainFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;

/**
 * The entries of a model file: ours, then the two of DL4J's own zips. They are stored without
 * compression and with a fixed time, so that equal models are equal bytes, and no entry can be
 * larger than the file it is read from.
 */
final class ModelZip {
  /** YAML. */
  static final String DESCRIPTION = "rnn-compare.yaml";

  /** DL4J's JSON. */
  static final String CONFIGURATION = ModelSerializer.CONFIGURATION_JSON;

  /** The parameters as ND4J writes an array. */
  static final String COEFFICIENTS = ModelSerializer.COEFFICIENTS_BIN;

  private static final List<String> NAMES = List.of(DESCRIPTION, CONFIGURATION, COEFFICIENTS);

  /** In bytes; a hundred layers in two directions take less than one million. */
  private static final long MAX_TEXT = 16_000_000;

  /** What one array of Java can hold. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

  private static final String WHERE_FROM = "A run keeps models where its spec says `save: best`.";

  /** Any time but the first day of 1980, which Java writes with the time zone of the machine. */
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private ModelZip() {}

  /** The file's content. */
  static byte[] pack(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : NAMES) {
        byte[] content = requireNonNull(entries.get(name), name);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The entries of a file that {@link #pack} made.
   *
   * @throws UserErrorException if the file is missing, no model, or a device or a pipe
   * @throws IOException if it is there and cannot be read
   */
  static Map<String, byte[]> unpack(Path file) throws IOException, DamagedException {
    if (!Files.exists(file)) {
      throw new UserErrorException("no such model: " + file + ". " + WHERE_FROM);
    }
    PlainFile.require(file, "model");
    long fileSize = Files.size(file);
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Map<String, byte[]> entries = new HashMap<>();
      for (String name : NAMES) {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
          String found = entry == null ? "no zip entry" : "'" + Excerpt.of(entry.getName()) + "'";
          if (entries.isEmpty()) {
            throw new UserErrorException(
                String.format(
                    Locale.ROOT,
                    "%s: not a model of rnn-compare: it begins with %s, not with the zip entry %s. %s",
                    file,
                    found,
                    name,
                    WHERE_FROM));
          }
          throw new DamagedException(
              String.format(Locale.ROOT, "it has %s in the place of %s", found, name));
        }
        if (entry.getMethod() != ZipEntry.STORED) {
          throw new DamagedException(name + " is compressed, as if it had been packed again");
        }
        requireSize(name, entry.getSize(), fileSize);
        entries.put(name, zip.readAllBytes());
      }
      ZipEntry extra = zip.getNextEntry();
      if (extra != null) {
        throw new DamagedException("it has '" + Excerpt.of(extra.getName()) + "' after the others");
      }
      return entries;
    } catch (ZipException | EOFException | IllegalArgumentException e) { // the last: a bad name
      throw new DamagedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A false size must not become an allocation. */
  private static void requireSize(String name, long size, long fileSize) throws DamagedException {
    boolean isText = !name.equals(COEFFICIENTS);
    long most = Math.min(fileSize, isText ? MAX_TEXT : MAX_BYTES);
    if (size < 0 || size > most) {
      throw new DamagedException(
          String.format(Locale.ROOT, "%s has %d bytes; at most %d are possible", name, size, most));
    }
  }
}
