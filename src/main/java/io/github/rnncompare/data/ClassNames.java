package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The classes that labels may name, in the order of the spec. */
public final class ClassNames {
  private final List<String> names;
  private final Map<String, Integer> indices = new HashMap<>();

  public ClassNames(List<String> names) {
    this.names = names;
    names.forEach(name -> indices.putIfAbsent(name, indices.size()));
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /**
   * The index of a class, from 0.
   *
   * @param label without blanks around it
   * @param error makes the error for an unknown label from what was expected
   */
  public int index(String label, Function<String, UserErrorException> error) {
    Integer index = indices.get(label);
    if (index == null) {
      throw error.apply("expected one of the classes " + NameList.of(names));
    }
    return index;
  }
}
