package io.github.rnncompare.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The files of this program, for executors.
 *
 * @param entries of the class path, with those of Spark
 */
record Program(List<Path> entries) {
  /** Maven's list of what this program needs besides Spark. */
  private static final String LIST = "runtime-jars.txt";

  /** Executors have another working folder. */
  Program {
    entries = entries.stream().map(entry -> entry.toAbsolutePath().normalize()).distinct().toList();
  }

  /** The whole class path, for executors on this machine. */
  String classPath() {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  /**
   * What is sent to other machines: the program and its libraries without Spark's, which are there.
   *
   * @param folder takes the jar of a program that lies in a folder of classes
   */
  List<Path> jars(Path folder) throws IOException {
    Set<String> wanted = wanted();
    List<Path> jars = new ArrayList<>();
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry)) {
        if (Files.exists(entry.resolve(Program.class.getName().replace('.', '/') + ".class"))) {
          jars.add(0, jar(entry, folder.resolve("rnn-compare.jar")));
        }
      } else if (wanted.contains(name) || name.startsWith("rnn-compare-")) {
        jars.add(entry);
      }
    }
    return jars;
  }

  private static Set<String> wanted() throws IOException {
    Set<String> names = new HashSet<>();
    try (InputStream in = Program.class.getResourceAsStream(LIST)) {
      String list =
          new String(Objects.requireNonNull(in, LIST).readAllBytes(), StandardCharsets.UTF_8);
      for (String path : list.strip().split(File.pathSeparator, -1)) {
        names.add(String.valueOf(Path.of(path).getFileName()));
      }
    }
    return names;
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }
}
