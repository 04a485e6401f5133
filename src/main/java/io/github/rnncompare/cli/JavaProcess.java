package io.github.rnncompare.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This program in a process of its own, with the same Java and the same classes. */
final class JavaProcess {
  /** The options that say how much memory Java takes, how it compiles, and what it may call. */
  private static final List<String> PASSED_ON = List.of("-Xmx", "-XX:", "--enable-native-access");

  private JavaProcess() {}

  /** The words that start it. */
  static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  private static String classPath() {
    return String.join(File.pathSeparator, entries().stream().map(Path::toString).toList());
  }

  /**
   * The entries of this program's class path. Inside Maven, that of the JVM is Maven's, and a
   * loader of its own has ours.
   */
  static List<Path> entries() {
    if (Main.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs()).map(JavaProcess::path).toList();
    }
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }

  private static Path path(URL place) {
    try {
      return Path.of(place.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path has places of files: " + place, e);
    }
  }
}
