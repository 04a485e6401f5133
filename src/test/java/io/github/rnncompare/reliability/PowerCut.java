package io.github.rnncompare.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what is on the disk and what the system only means to write: the content of a
 * file is on the disk when it has been forced, a name when its folder has. Of all else a power cut
 * may leave anything. The process is killed at the same moment.
 */
final class PowerCut implements FileWatcher {
  private static final byte[] NOTHING = {};

  private final Path directory;
  private final Node root;
  private final KillAt kill;

  /**
   * @param directory all of which is on the disk
   * @param last the operation, counted from 1, that is not done any more
   */
  PowerCut(Path directory, int last) throws IOException {
    this.directory = directory;
    root = read(directory);
    kill = new KillAt(last, false);
  }

  /** What becomes of that which is not on the disk for sure. */
  interface Fate {
    /** Whether a new, changed or deleted name is on the disk. */
    boolean keepsName();

    /** Whether the content of a file is; else it is as it was when it was forced last. */
    boolean keepsContent();
  }

  /** A file or a folder, whatever its name. */
  private static final class Node {
    private final boolean isFolder;

    /** A file's content on the disk. */
    private byte[] content = NOTHING;

    /** Whether the file has been changed since. */
    private boolean changed;

    /** A folder's names on the disk, and those that the program sees. */
    private final Map<String, Node> onDisk = new TreeMap<>();

    private final Map<String, Node> seen = new TreeMap<>();

    /** What was done to the folder since it was forced: names, each with nothing if deleted. */
    private final List<Map<String, @Nullable Node>> pending = new ArrayList<>();

    Node(boolean isFolder) {
      this.isFolder = isFolder;
    }

    void change(Map<String, @Nullable Node> change) {
      pending.add(change);
      apply(change, seen);
    }

    static void apply(Map<String, @Nullable Node> change, Map<String, Node> names) {
      change.forEach(
          (name, node) -> {
            if (node == null) {
              names.remove(name);
            } else {
              names.put(name, node);
            }
          });
    }
  }

  private static Node read(Path path) throws IOException {
    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    Node node = new Node(isFolder);
    if (isFolder) {
      try (Stream<Path> inner = Files.list(path)) {
        for (Path file : inner.toList()) {
          node.onDisk.put(name(file), read(file));
        }
      }
      node.seen.putAll(node.onDisk);
    } else {
      node.content = Files.readAllBytes(path);
    }
    return node;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Node node(Path file) {
    Node node = root;
    if (!file.equals(directory)) {
      for (Path part : directory.relativize(file)) {
        node = Objects.requireNonNull(node.seen.get(part.toString()), file.toString());
      }
    }
    return node;
  }

  private Node folder(Path file) {
    return node(file.resolveSibling(""));
  }

  @Override
  public synchronized void before(FileOperation operation, Half torn) throws IOException {
    kill.before(operation, torn);
  }

  int operations() {
    return kill.operations();
  }

  @Override
  public synchronized void after(FileOperation operation) throws IOException {
    Path file = operation.file();
    switch (operation.kind()) {
      case CREATE -> create(file, new Node(false));
      case CREATE_DIRECTORY -> create(file, new Node(true));
      case OPEN, WRITE, TRUNCATE -> node(file).changed = true;
      case FORCE -> force(file);
      case DELETE -> delete(file);
      case MOVE -> move(file, operation.target());
      case COPY -> {
        create(operation.target(), new Node(false));
        node(operation.target()).changed = true;
      }
    }
  }

  private void create(Path file, Node node) {
    folder(file).change(new HashMap<>(Map.of(name(file), node)));
  }

  private void delete(Path file) {
    Map<String, @Nullable Node> change = new HashMap<>();
    change.put(name(file), null);
    folder(file).change(change);
  }

  /** Within a folder both names change at once, or none does. */
  private void move(Path from, Path to) {
    Node node = node(from);
    Map<String, @Nullable Node> change = new HashMap<>();
    change.put(name(to), node);
    if (folder(from) == folder(to)) {
      change.put(name(from), null);
      folder(to).change(change);
    } else {
      folder(to).change(change);
      delete(from);
    }
  }

  private void force(Path file) throws IOException {
    Node node = node(file);
    if (node.isFolder) {
      node.pending.forEach(change -> Node.apply(change, node.onDisk));
      node.pending.clear();
    } else {
      node.content = Files.readAllBytes(file);
      node.changed = false;
    }
  }

  /** What is found when the power is back, in a folder that does not exist yet. */
  synchronized void restore(Path into, Fate fate) throws IOException {
    Map<Node, Path> files = new HashMap<>();
    find(root, directory, files);
    restore(root, into, fate, files);
  }

  private static void find(Node node, Path path, Map<Node, Path> files) {
    files.put(node, path);
    node.seen.forEach((name, inner) -> find(inner, path.resolve(name), files));
  }

  private static void restore(Node node, Path into, Fate fate, Map<Node, Path> files)
      throws IOException {
    if (node.isFolder) {
      Files.createDirectories(into);
      Map<String, Node> names = new TreeMap<>(node.onDisk);
      for (Map<String, @Nullable Node> change : node.pending) {
        if (fate.keepsName()) {
          Node.apply(change, names);
        }
      }
      for (Map.Entry<String, Node> inner : names.entrySet()) {
        restore(inner.getValue(), into.resolve(inner.getKey()), fate, files);
      }
      return;
    }
    Path seen = files.get(node);
    boolean kept = node.changed && seen != null && fate.keepsContent();
    Files.write(into, kept ? Files.readAllBytes(Objects.requireNonNull(seen)) : node.content);
  }
}
