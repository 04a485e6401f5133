package io.github.rnncompare.chart;

/**
 * What an axis shows.
 *
 * @param title with the unit
 * @param share whether values are from 0 to 1 and higher is better, as for an accuracy; such an
 *     axis is linear, and says if it does not begin at 0
 */
public record Quantity(String title, boolean share) {
  /** A loss, an error or a cost. */
  public static Quantity of(String title) {
    return new Quantity(title, false);
  }

  /** An accuracy or the like. */
  public static Quantity share(String title) {
    return new Quantity(title, true);
  }
}
