package io.github.rnncompare.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The kind of file that a path names; a link is a link, whatever its target. */
public enum FileKind {
  ABSENT("not there"),
  PLAIN("a file"),
  DIRECTORY("a directory"),
  LINK("a link"),
  OTHER("a device, pipe or socket");

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /** The kind in words, such as "a link". */
  public String words() {
    return words;
  }

  public static FileKind of(Path path) throws IOException {
    BasicFileAttributes found;
    try {
      found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return ABSENT;
    }
    if (found.isSymbolicLink()) {
      return LINK;
    }
    if (found.isDirectory()) {
      return DIRECTORY;
    }
    return found.isRegularFile() ? PLAIN : OTHER;
  }

  /** Whether a plain file has other hard links, through which writing into it would show. */
  public static boolean hasOtherNames(Path plain) throws IOException {
    return plain.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(plain, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer n
        && n > 1;
  }
}
