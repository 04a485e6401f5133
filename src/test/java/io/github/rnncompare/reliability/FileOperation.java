package io.github.rnncompare.reliability;

import java.nio.file.Path;

/**
 * What a program does to files.
 *
 * @param file of the file system below
 * @param target the new name where a file is moved or copied; else the file
 */
record FileOperation(Kind kind, Path file, Path target) {
  enum Kind {
    CREATE,
    OPEN,
    WRITE,
    TRUNCATE,
    FORCE,
    MOVE,
    COPY,
    DELETE,
    CREATE_DIRECTORY
  }

  FileOperation(Kind kind, Path file) {
    this(kind, file, file);
  }
}
