package io.github.rnncompare.results;

import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.folder.FileKind;
import io.github.rnncompare.folder.FolderNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code index.html} above results folders. The folder it is in is not ours; the file is. */
public final class IndexFile {
  private static final String NAME = "index.html";

  /** By which a page of ours is known. */
  private static final String MARK = "<meta name=\"generator\" content=\"rnn-compare\">";

  private static final int HEAD = 4000;

  private final Path folder;

  /** The file in a folder that holds results folders. */
  public IndexFile(Path folder) {
    this.folder = folder;
  }

  public Path path() {
    return folder.resolve(NAME);
  }

  /** Whether there is none yet, or one that this program wrote: a plain file, and no link. */
  public boolean isOurs() throws IOException {
    FileKind kind = FileKind.of(path());
    if (kind != FileKind.PLAIN) {
      return kind == FileKind.ABSENT;
    }
    byte[] head;
    try (var in = Files.newInputStream(path())) {
      head = in.readNBytes(HEAD);
    }
    return new String(head, StandardCharsets.UTF_8).contains(MARK);
  }

  /** Replaces it, or writes it for the first time; only where it {@link #isOurs}. */
  public void write(String page) throws IOException {
    AtomicFile.write(path(), page);
  }

  /** The names of the folders here that have a page. */
  public List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.sorted().toList()) {
        if (FileKind.of(each) == FileKind.DIRECTORY
            && FileKind.of(each.resolve(FolderNames.PAGE)) == FileKind.PLAIN) {
          pages.add(String.valueOf(each.getFileName()));
        }
      }
    }
    return pages;
  }
}
