package io.github.rnncompare.spec;

import io.github.rnncompare.spec.SpecFile.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A parsed spec, which can be read in several settings. */
public final class Document {
  private final String file;
  private final Overrides options;

  Document(String file, Overrides options) {
    this.file = file;
    this.options = options;
  }

  /**
   * Reads the spec as it stands.
   *
   * @throws MistakeException listing each fault as {@code file:line:column: message}
   */
  public <T> Reading<T> read(Function<Section, T> reader) {
    return readEach(List.of(Setting.NONE), reader).get(0);
  }

  /**
   * Reads the spec once for each setting, whose values stand in the place of what it says.
   *
   * @throws MistakeException listing the faults of all settings, each fault once
   */
  public <T> List<Reading<T>> readEach(List<Setting> settings, Function<Section, T> reader) {
    Faults faults = new Faults(file);
    List<Reading<T>> readings = new ArrayList<>();
    for (Setting setting : settings) {
      readings.add(read(setting, faults, reader));
    }
    faults.throwIfAny();
    return List.copyOf(readings);
  }

  /** What {@code reader} finds, whatever else may be wrong: its faults are left to a reading. */
  public <T> T glance(Function<Section, T> reader) {
    return reader.apply(top(options, new Faults(file)));
  }

  private <T> Reading<T> read(Setting setting, Faults faults, Function<Section, T> reader) {
    Overrides own = options.copy();
    try {
      setting.values().forEach(own::apply);
    } catch (MistakeException e) {
      faults.add(e);
    }
    Section top = top(own, faults);
    return new Reading<>(top.read(reader), top.resolved());
  }

  private Section top(Overrides values, Faults faults) {
    return new Section(values.root(), "", new Section.Origin(file, values.setNodes()), faults);
  }
}
