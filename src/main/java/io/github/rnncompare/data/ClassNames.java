package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The classes that labels may tell, in the order of the spec. */
final class ClassNames {
  private final List<String> names;
  private final Map<String, Integer> indices = new HashMap<>();

  ClassNames(List<String> names) {
    this.names = names;
    names.forEach(name -> indices.putIfAbsent(name, indices.size()));
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /**
   * The number of a class, from 0.
   *
   * @param label without blanks around it
   * @param mistake of a label that is none, from what was expected
   */
  int index(String label, Function<String, UserErrorException> mistake) {
    Integer index = indices.get(label);
    if (index == null) {
      throw mistake.apply("expected one of the classes " + NameList.of(names));
    }
    return index;
  }
}
