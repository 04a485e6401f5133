package io.github.rnncompare.column;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds how a column writes its times, by all of its fields. */
public final class TimeForms {
  private final Set<TimeForm> fitting;
  private boolean alike = true;

  public TimeForms() {
    this(EnumSet.allOf(TimeForm.class));
  }

  /** Of some forms only. */
  public TimeForms(Set<TimeForm> possible) {
    fitting = EnumSet.copyOf(possible);
  }

  /**
   * Receives the next field.
   *
   * @param text without blanks around it
   * @return what each form that fits all fields so far reads in it; empty if none does, and then
   *     none is left
   */
  public Map<TimeForm, Moment> accept(String text) {
    Map<TimeForm, Moment> read = acceptTime(text);
    if (read.isEmpty()) {
      fitting.clear();
    }
    return read;
  }

  /** The same, but for a field that no form reads, which is passed over. */
  public Map<TimeForm, Moment> acceptTime(String text) {
    Map<TimeForm, Moment> read = new EnumMap<>(TimeForm.class);
    for (TimeForm form : fitting) {
      form.read(text).ifPresent(moment -> read.put(form, moment));
    }
    if (!read.isEmpty()) {
      fitting.retainAll(read.keySet());
      Moment dayFirst = read.get(TimeForm.DAY_FIRST);
      Moment monthFirst = read.get(TimeForm.MONTH_FIRST);
      alike &= dayFirst == null || monthFirst == null || dayFirst.equals(monthFirst);
    }
    return read;
  }

  /**
   * The forms that fit all fields, the likeliest first; two if only the file's owner knows whether
   * days or months come first; and years of two digits first, if that fits as well.
   */
  public List<TimeForm> possible() {
    Optional<TimeForm> likeliest = fitting.stream().findFirst();
    boolean either =
        fitting.contains(TimeForm.DAY_FIRST) && fitting.contains(TimeForm.MONTH_FIRST) && !alike;
    List<TimeForm> possible = new ArrayList<>();
    if (either) {
      possible.addAll(List.of(TimeForm.DAY_FIRST, TimeForm.MONTH_FIRST));
    } else {
      likeliest.ifPresent(possible::add);
    }
    if (fitting.contains(TimeForm.SHORT_YEAR_FIRST)
        && !possible.contains(TimeForm.SHORT_YEAR_FIRST)) {
      possible.add(TimeForm.SHORT_YEAR_FIRST);
    }
    return possible;
  }
}
