package io.github.rnncompare.archive;

/** What is read beside each sequence of an archive's file. */
public enum ArchiveTarget {
  /** Nothing, whatever the file has. */
  NONE,
  /** The label of its class. */
  CLASS,
  /** A number. */
  NUMBER
}
