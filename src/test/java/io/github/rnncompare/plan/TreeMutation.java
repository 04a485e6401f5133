package io.github.rnncompare.plan;

import io.github.rnncompare.spec.SpecFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes keys and values of a spec, which stays YAML. */
enum TreeMutation {
  REMOVED {
    @Override
    void change(Map<String, Object> section, String key, List<Object> all, Random random) {
      section.remove(key);
    }
  },
  RENAMED {
    @Override
    void change(Map<String, Object> section, String key, List<Object> all, Random random) {
      Object value = section.remove(key);
      List<String> names = List.of("*", "", key + "s", key.substring(1), key + "." + key, "name");
      section.put(names.get(random.nextInt(names.size())), value);
    }
  },
  ANOTHER_VALUE {
    @Override
    void change(Map<String, Object> section, String key, List<Object> all, Random random) {
      section.put(key, VALUES.get(random.nextInt(VALUES.size())));
    }
  },
  VALUE_OF_ANOTHER {
    @Override
    void change(Map<String, Object> section, String key, List<Object> all, Random random) {
      section.put(key, all.get(random.nextInt(all.size())));
    }
  },
  IN_A_LIST {
    @Override
    void change(Map<String, Object> section, String key, List<Object> all, Random random) {
      section.put(key, List.of(section.get(key), section.get(key)));
    }
  },
  IN_A_SECTION {
    @Override
    void change(Map<String, Object> section, String key, List<Object> all, Random random) {
      section.put(key, Map.of(key, section.get(key)));
    }
  },
  SWEPT {
    @Override
    void change(Map<String, Object> section, String key, List<Object> all, Random random) {
      List<Object> values =
          List.of(all.get(random.nextInt(all.size())), VALUES.get(random.nextInt(VALUES.size())));
      section.put("sweep", Map.of("keys", Map.of(KEYS.get(random.nextInt(KEYS.size())), values)));
    }
  };

  private static final List<Object> VALUES =
      List.of(
          0,
          -1,
          1,
          1.5,
          1e9,
          1e300,
          Long.MAX_VALUE,
          true,
          "",
          " ",
          "none",
          "all",
          "full",
          "stock",
          "parameters",
          "hidden_size",
          "lstm",
          "x".repeat(100_000),
          "9".repeat(100_000) + "x",
          "a\nb\u0007",
          List.of(),
          Map.of(),
          deep(200),
          many(12_000),
          Map.of("name", "series"));

  private static final List<String> KEYS =
      List.of(
          "*",
          "a.b",
          "init",
          "match",
          "training",
          "training.epochs",
          "training.steps",
          "training.optimizer",
          "training.optimizer.name",
          "training.optimizer.learning_rate.gru",
          "architectures",
          "architectures.*",
          "architectures.*.hidden_size",
          "architectures.gru",
          "architectures.gru.layers",
          "architectures.lstm.hidden_size.x",
          "seeds",
          "sweep.draws");

  /** Changes the entry {@code key} of a section, whose other entries may change too. */
  abstract void change(Map<String, Object> section, String key, List<Object> all, Random random);

  /** The text of a spec with one change. */
  String of(String text, Random random) {
    Map<String, Object> spec = SpecFile.load(text, "spec");
    List<Map<String, Object>> sections = new ArrayList<>();
    List<Object> all = new ArrayList<>();
    Map<String, Object> copy = copied(spec, sections, all);
    Map<String, Object> section = sections.get(random.nextInt(sections.size()));
    List<String> keys = List.copyOf(section.keySet());
    change(section, keys.get(random.nextInt(keys.size())), all, random);
    return SpecFile.dump(copy);
  }

  private static Map<String, Object> copied(
      Map<?, ?> map, List<Map<String, Object>> sections, List<Object> all) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          Object plain = value == null ? "" : value;
          Object own = plain instanceof Map<?, ?> inner ? copied(inner, sections, all) : plain;
          copy.put(String.valueOf(key), own);
          all.add(plain);
        });
    if (!copy.isEmpty()) {
      sections.add(copy);
    }
    return copy;
  }

  private static Object deep(int levels) {
    Object value = 1;
    for (int i = 0; i < levels; i++) {
      value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
    }
    return value;
  }

  private static Object many(int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      values.add(i);
    }
    return values;
  }
}
