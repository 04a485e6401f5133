package io.github.rnncompare.spec;

import io.github.rnncompare.spec.SpecFile.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A parsed spec, which can be read with several configurations. */
public final class Document {
  private final String file;
  private final Overrides options;

  Document(String file, Overrides options) {
    this.file = file;
    this.options = options;
  }

  /**
   * Reads the spec as it is.
   *
   * @throws UserErrorException listing each error as {@code file:line:column: message}
   */
  public <T> Reading<T> read(Function<Section, T> reader) {
    return read(Configuration.NONE, reader);
  }

  /**
   * Reads the spec with a configuration, whose values replace those of the spec.
   *
   * @throws UserErrorException listing each error as {@code file:line:column: message}
   */
  public <T> Reading<T> read(Configuration configuration, Function<Section, T> reader) {
    SpecErrors faults = new SpecErrors(file);
    Reading<T> reading = read(configuration, faults, reader);
    faults.throwIfAny();
    return reading;
  }

  /**
   * Reads the spec once for each configuration.
   *
   * @throws UserErrorException listing the errors of all configurations, each error once
   */
  public <T> List<T> readEach(List<Configuration> configurations, Function<Section, T> reader) {
    SpecErrors faults = new SpecErrors(file);
    List<T> values = new ArrayList<>();
    for (Configuration configuration : configurations) {
      values.add(read(configuration, faults, reader).value());
    }
    faults.throwIfAny();
    return List.copyOf(values);
  }

  /** What {@code reader} finds, ignoring errors; a later reading reports them. */
  public <T> T glance(Function<Section, T> reader) {
    return reader.apply(top(options, new SpecErrors(file)));
  }

  private <T> Reading<T> read(
      Configuration configuration, SpecErrors faults, Function<Section, T> reader) {
    Overrides own = options.copy();
    try {
      configuration.values().forEach(own::apply);
    } catch (UserErrorException e) {
      faults.add(e);
    }
    Section top = top(own, faults);
    return new Reading<>(top.read(reader), top.resolved());
  }

  private Section top(Overrides values, SpecErrors faults) {
    Entries.Origin origin = new Entries.Origin(file, values.setNodes());
    return new Section(new Entries(values.root(), "", origin, faults));
  }
}
