package io.github.rnncompare.archive;

import java.util.List;
import java.util.Optional;

/**
 * A line of an archive's file, which is a sequence.
 *
 * @param values the texts of its values, without blanks around them: for each dimension those of
 *     all steps
 * @param target the text of its label or number; empty if the file has none
 */
record ArchiveLine(List<List<String>> values, Optional<String> target) {}
