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
    return read(Setting.NONE, reader);
  }

  /**
   * Reads the spec in a setting, whose values stand in the place of what it says.
   *
   * @throws MistakeException listing each fault as {@code file:line:column: message}
   */
  public <T> Reading<T> read(Setting setting, Function<Section, T> reader) {
    Faults faults = new Faults(file);
    Reading<T> reading = read(setting, faults, reader);
    faults.throwIfAny();
    return reading;
  }

  /**
   * Reads the spec once for each setting.
   *
   * @throws MistakeException listing the faults of all settings, each fault once
   */
  public <T> List<T> readEach(List<Setting> settings, Function<Section, T> reader) {
    Faults faults = new Faults(file);
    List<T> values = new ArrayList<>();
    for (Setting setting : settings) {
      values.add(read(setting, faults, reader).value());
    }
    faults.throwIfAny();
    return List.copyOf(values);
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
    Entries.Origin origin = new Entries.Origin(file, values.setNodes());
    return new Section(new Entries(values.root(), "", origin, faults));
  }
}
