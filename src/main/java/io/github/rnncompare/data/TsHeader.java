package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What a {@code .ts} file contains.
 *
 * @param inputSize dimensions of its first sequence
 * @param classes those that its header lists, otherwise all labels; empty for numeric targets
 */
public record TsHeader(int inputSize, List<String> classes) {

  /**
   * Reads a file to find its dimensions and classes.
   *
   * @throws UserErrorException if it has no sequences
   */
  public static TsHeader of(DataContent file) throws IOException {
    List<String> listed = new ArrayList<>();
    TreeSet<String> labels = new TreeSet<>();
    int inputSize = 0;
    boolean numbers = false;
    boolean inData = false;
    try (BufferedReader text = DataText.open(file)) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        String stripped = line.strip();
        String[] words = stripped.split("\\s+", -1);
        if (stripped.isEmpty() || stripped.startsWith("#")) {
          continue;
        }
        if (inData) {
          String[] fields = stripped.split(":", -1);
          inputSize = inputSize == 0 ? fields.length - 1 : inputSize;
          labels.add(fields[fields.length - 1].strip());
        } else if (words[0].equalsIgnoreCase("@data")) {
          inData = true;
        } else if (words[0].equalsIgnoreCase("@classLabel") && words.length > 2) {
          listed.addAll(Arrays.asList(words).subList(2, words.length));
        } else if (words[0].equalsIgnoreCase("@targetLabel") && words.length > 1) {
          numbers = words[1].equalsIgnoreCase("true");
        }
      }
    }
    if (inputSize == 0) {
      throw new UserErrorException(file.path() + ": no sequences below a line '@data'");
    }
    List<String> found = listed.isEmpty() ? List.copyOf(labels) : listed;
    return new TsHeader(inputSize, numbers ? List.of() : found);
  }
}
