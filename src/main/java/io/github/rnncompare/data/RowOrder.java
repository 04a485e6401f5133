package io.github.rnncompare.data;

/** How the rows of each sequence of a file follow each other in time. */
public enum RowOrder {
  OLDEST_FIRST,
  /** Read the other way round. */
  NEWEST_FIRST,
  /** Neither; put in order by their times. */
  NONE
}
