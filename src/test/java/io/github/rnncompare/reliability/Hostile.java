package io.github.rnncompare.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

/**
 * What may lie where the program reads or writes. Each puts itself at a place, and says what of it
 * is not the program's, so that it must be the same afterwards.
 */
enum Hostile {
  LINK_TO_A_FILE {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      return link(place, elsewhere.resolve("notes.txt"));
    }
  },
  LINK_TO_A_FOLDER {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      return link(place, elsewhere.resolve("Documents"));
    }
  },
  /** As somebody does who moves a folder to a larger disk. */
  MOVED_AND_LINKED {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      if (!exists(place)) {
        return List.of();
      }
      Path moved = elsewhere.resolve("moved").resolve(place.getFileName());
      Files.createDirectories(moved.resolveSibling("."));
      Files.move(place, moved);
      return link(place, moved);
    }
  },
  DANGLING_LINK {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      return link(place, elsewhere.resolve("nothing"));
    }
  },
  LINK_TO_ITSELF {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      return link(place, place.getFileName());
    }
  },
  LINK_TO_A_FULL_DEVICE {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      return link(place, Path.of("/dev/full"));
    }
  },
  LINK_TO_AN_ENDLESS_DEVICE {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      return link(place, Path.of("/dev/zero"));
    }
  },
  /** What the file holds has another name elsewhere, which must not change with it. */
  HARD_LINK {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        return List.of();
      }
      if (exists(place)) {
        Files.createLink(elsewhere.resolve("linked-" + place.getFileName()), place);
      } else {
        Files.createDirectories(place.resolveSibling("."));
        Files.createLink(place, elsewhere.resolve("notes.txt"));
      }
      return List.of(place);
    }

    @Override
    boolean isReplaceable() {
      return true;
    }
  },
  PIPE {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      clear(place);
      if (!ran("mkfifo", place.toString())) {
        throw new IOException("mkfifo " + place);
      }
      return List.of(place);
    }
  },
  DEVICE {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      clear(place);
      return ran("mknod", place.toString(), "c", "1", "7") ? List.of(place) : List.of();
    }
  },
  /** Somebody's own, with names that the program uses too. */
  FOLDER_OF_A_PERSON {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      clear(place);
      return Temptation.write(place);
    }
  },
  FILE_OF_A_PERSON {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      clear(place);
      return List.of(Files.writeString(place, "mine\n"));
    }
  },
  FOREIGN_FILES_BESIDE_IT {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      Files.createDirectories(place.resolveSibling("."));
      String name = String.valueOf(place.getFileName());
      String ending = name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
      return List.of(
          foreign(place.resolveSibling(name + ".tmp")),
          foreign(place.resolveSibling(name + "~")),
          foreign(place.resolveSibling("." + name + ".swp")),
          foreign(place.resolveSibling("copy of " + name)),
          foreign(place.resolveSibling("mine" + ending)));
    }

    @Override
    boolean isHarmless() {
      return true;
    }
  },
  THE_SAME_NAME_IN_ANOTHER_CASE {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      Files.createDirectories(place.resolveSibling("."));
      String name = String.valueOf(place.getFileName());
      String upper = name.toUpperCase(Locale.ROOT);
      Path other = place.resolveSibling(upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper);
      return exists(other) ? List.of() : List.of(foreign(other));
    }

    @Override
    boolean isHarmless() {
      return true;
    }
  },
  READ_ONLY {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      if (!exists(place)) {
        return List.of();
      }
      boolean folder = Files.isDirectory(place);
      Files.setPosixFilePermissions(
          place, PosixFilePermissions.fromString(folder ? "r-xr-xr-x" : "r--r--r--"));
      return List.of(place);
    }

    @Override
    boolean isReplaceable() {
      return true;
    }
  },
  OWNED_BY_ANOTHER {
    @Override
    List<Path> put(Path place, Path elsewhere) throws IOException {
      return exists(place) && ran("chown", "65534:65534", place.toString())
          ? List.of(place)
          : List.of();
    }

    @Override
    boolean isReplaceable() {
      return true;
    }
  };

  /**
   * Puts it there, in the place of what was.
   *
   * @param elsewhere a folder of somebody's own, for links to lead to
   * @return what it put; none where it cannot be there
   */
  abstract List<Path> put(Path place, Path elsewhere) throws IOException;

  /** Whether the program may put its own file in its place, where it has the right name. */
  boolean isReplaceable() {
    return false;
  }

  /** Whether a command must do what it was asked all the same. */
  boolean isHarmless() {
    return false;
  }

  private static List<Path> link(Path place, Path target) throws IOException {
    clear(place);
    return List.of(Files.createSymbolicLink(place, target));
  }

  private static Path foreign(Path file) throws IOException {
    return Files.writeString(file, "mine\n");
  }

  private static void clear(Path place) throws IOException {
    if (exists(place)) {
      SampleFolders.delete(place);
    }
    Files.createDirectories(place.resolveSibling("."));
  }

  private static boolean exists(Path place) {
    return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean ran(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
