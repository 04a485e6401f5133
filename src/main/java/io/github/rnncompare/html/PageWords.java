package io.github.rnncompare.html;

/**
 * The fixed words of a page, in one language.
 *
 * @param logarithmic switches the vertical axis
 * @param singles shows the curve of each seed
 * @param back shows what is before the part that is shown, and {@code forward} what is behind it
 * @param whole ends zooming
 * @param values opens the numbers behind a chart
 * @param of heads the column of names in that table
 * @param table names a table for a screen reader
 * @param watched says that the page follows a run, and {@code ended} that it no longer does
 * @param keys says how a chart is used from the keyboard
 */
record PageWords(
    String logarithmic,
    String singles,
    String back,
    String forward,
    String whole,
    String values,
    String of,
    String table,
    String actual,
    String predicted,
    String keys,
    String noScript,
    String watched,
    String ended) {

  static final PageWords ENGLISH =
      new PageWords(
          "logarithmic",
          "single seeds",
          "back",
          "forward",
          "whole range",
          "The values of this chart",
          "of",
          "table",
          "actual",
          "predicted",
          "Left and right read values, plus and minus zoom, Escape shows the whole range.",
          "The charts of this page need JavaScript; the tables do not.",
          "This page follows the run: it loads itself again when a trial has ended.",
          "The run has ended or was stopped; its folder has what it has written.");

  static final PageWords SPANISH =
      new PageWords(
          "logarítmico",
          "cada semilla",
          "atrás",
          "adelante",
          "rango completo",
          "Los valores de este gráfico",
          "de",
          "tabla",
          "real",
          "predicha",
          "Izquierda y derecha leen valores, más y menos amplían, Escape muestra el rango completo.",
          "Los gráficos de esta página necesitan JavaScript; las tablas, no.",
          "Esta página sigue el experimento: se vuelve a cargar cuando termina una prueba.",
          "El experimento ha terminado o se ha detenido; su carpeta tiene lo que ha escrito.");

  static PageWords of(String language) {
    return language.equals("es") ? SPANISH : ENGLISH;
  }
}
