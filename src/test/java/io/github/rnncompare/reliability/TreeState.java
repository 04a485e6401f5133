package io.github.rnncompare.reliability;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that is below a folder, links not followed: kind, permissions, owner, time of the last
 * change, and what a file holds or a link points at.
 *
 * @param entries what each is like, by its path in the folder; the folder itself is ""
 */
record TreeState(SortedMap<String, String> entries) {

  /** As it is now. Pipes and devices are looked at, not opened. */
  static TreeState of(Path root) throws IOException {
    SortedMap<String, String> entries = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes found)
              throws IOException {
            entries.put(root.relativize(directory).toString(), state(directory));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            entries.put(root.relativize(file).toString(), state(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return new TreeState(entries);
  }

  /** One file, folder, link, pipe or device. */
  static String state(Path path) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(path, "unix:mode,uid,gid,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    String holds = "";
    if (Files.isSymbolicLink(path)) {
      holds = " -> " + Files.readSymbolicLink(path);
    } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      holds = " " + digest(Files.readAllBytes(path));
    }
    return "mode %o, owner %s:%s, changed %s%s"
        .formatted(
            (Integer) found.get("mode"),
            found.get("uid"),
            found.get("gid"),
            found.get("lastModifiedTime"),
            holds);
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Only the entries whose paths are such. */
  TreeState only(Predicate<String> which) {
    SortedMap<String, String> some = new TreeMap<>(entries);
    some.keySet().removeIf(which.negate());
    return new TreeState(some);
  }

  /** What is gone, new or otherwise afterwards, a line each. */
  List<String> changes(TreeState after) {
    List<String> changes = new ArrayList<>();
    entries.forEach(
        (path, before) -> {
          String now = after.entries.get(path);
          if (now == null) {
            changes.add(path + " is gone");
          } else if (!now.equals(before)) {
            changes.add(path + " was: " + before + "; is: " + now);
          }
        });
    after.entries.keySet().stream()
        .filter(path -> !entries.containsKey(path))
        .forEach(path -> changes.add(path + " is new"));
    return changes;
  }
}
