package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.UserErrorException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of a {@code .npy} file, or of an {@code .npz} file with labels or numbers beside
 * them. The larger array is [sequences, steps], or has three axes: [sequences, steps, dimensions]
 * or [sequences, dimensions, steps], whichever fits {@code input_size}. {@code NaN} in all
 * dimensions at the end of a sequence only fills it up.
 */
final class NumpySequences extends ArchiveLines {
  private static final String NPY = ".npy";
  private static final String MISSING = "NaN";

  private final NpyArray values;
  private final Optional<NpyArray> targets;
  private int inputSize;
  private boolean dimensionsLast;
  private int number;

  private NumpySequences(Path file, Map<String, NpyArray> all, ArchiveSplit split) {
    super(file);
    Map<String, NpyArray> arrays = of(split, all);
    List<String> sequences =
        arrays.entrySet().stream()
            .filter(array -> !isOfTargets(array.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    List<String> others =
        arrays.keySet().stream().filter(name -> !sequences.contains(name)).toList();
    if (sequences.isEmpty() && others.size() == 1) {
      throw wrong("is one row of numbers; if it is a series, save it as CSV");
    }
    if (sequences.size() != 1 || others.size() > 1) {
      throw wrong(
          "has the arrays "
              + arrays.entrySet().stream()
                  .map(array -> array.getKey() + " " + array.getValue().shape())
                  .toList()
              + "; expected one of sequences, with two or three axes, and at most one of labels,"
              + " with one axis; leave out the others, and save a test split in a file of its own");
    }
    values = array(arrays, sequences.get(0));
    targets = others.stream().findFirst().map(name -> array(arrays, name));
    List<Integer> shape = values.shape();
    boolean fits =
        targets.isEmpty() || targets.get().shape().subList(0, 1).equals(shape.subList(0, 1));
    if (shape.size() > 3 || !fits || values.type().matches("[US].*")) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "has sequences %s of type %s and labels %s; expected numbers with two or three axes, and a label for each",
              shape,
              values.type(),
              targets.map(NpyArray::shape).orElse(List.of())));
    }
    // What stands for dimensions in a file that nobody has described is the shorter of two axes.
    inputSize = shape.size() == 2 ? 1 : Math.min(shape.get(1), shape.get(2));
    dimensionsLast = shape.size() == 3 && shape.get(2) <= shape.get(1);
  }

  /** One axis, or a second one of length 1. */
  private static boolean isOfTargets(NpyArray array) {
    List<Integer> shape = array.shape();
    return shape.size() < 2 || (shape.size() == 2 && shape.get(1) == 1);
  }

  private static NpyArray array(Map<String, NpyArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name));
  }

  static NumpySequences open(DataContent file, ArchiveSplit split) throws IOException {
    return new NumpySequences(file.path(), arrays(file), split);
  }

  /** The splits that have arrays of their own. */
  static Set<ArchiveSplit> splits(DataContent file) throws IOException {
    return ArchiveSplit.named(arrays(file).keySet());
  }

  /** The arrays of a split, if their names say which are. */
  private Map<String, NpyArray> of(ArchiveSplit split, Map<String, NpyArray> all) {
    Set<ArchiveSplit> splits = ArchiveSplit.named(all.keySet());
    if (splits.isEmpty()) {
      return all;
    }
    Map<String, NpyArray> own = new LinkedHashMap<>(all);
    own.keySet().removeIf(name -> !split.isOf(name));
    if (own.isEmpty()) {
      throw wrong("has no arrays of the " + Names.of(split) + " split: " + all.keySet());
    }
    return own;
  }

  private static Map<String, NpyArray> arrays(DataContent file) throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    String name = ArchiveFormat.unpacked(String.valueOf(file.path().getFileName()));
    try (InputStream bytes = file.open()) {
      if (!name.endsWith(".npz")) {
        arrays.put("array", NpyArray.read(bytes, message -> wrong(file.path(), message)));
        return arrays;
      }
      ZipInputStream packed = new ZipInputStream(bytes);
      for (@Nullable ZipEntry entry = packed.getNextEntry();
          entry != null;
          entry = packed.getNextEntry()) {
        String array = entry.getName().replace(NPY, "");
        arrays.put(
            array, NpyArray.read(packed, message -> wrong(file.path(), array + " " + message)));
      }
      if (arrays.isEmpty()) {
        throw wrong(file.path(), "has no arrays; expected a file that numpy.savez has written");
      }
      return arrays;
    } catch (EOFException e) {
      throw wrong(file.path(), "ends before its arrays do; save it again");
    } catch (ZipException e) {
      throw wrong(file.path(), "is damaged (" + e.getMessage() + "); save it again");
    }
  }

  private UserErrorException wrong(String message) {
    return wrong(file(), message);
  }

  private static UserErrorException wrong(Path file, String message) {
    return new UserErrorException(file + ": " + message);
  }

  @Override
  Optional<ArchiveTarget> target() {
    return targets.isPresent() ? Optional.empty() : Optional.of(ArchiveTarget.NONE);
  }

  @Override
  List<String> classes() {
    return List.of();
  }

  @Override
  void check(ArchiveLayout layout) {
    if (layout.target() != ArchiveTarget.NONE && targets.isEmpty()) {
      throw wrong("has no array of labels beside its sequences");
    }
    List<Integer> shape = values.shape();
    int size = layout.inputSize();
    if (shape.size() == 2 ? size != 1 : !shape.subList(1, 3).contains(size)) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "has sequences %s, but input_size is %d",
              shape.subList(1, shape.size()),
              size));
    }
    if (shape.size() == 3) {
      if (shape.get(1).equals(shape.get(2))) {
        throw wrong(
            String.format(
                Locale.ROOT,
                "has as many steps as dimensions, %d, so that nothing says which axis is which; save it as CSV",
                size));
      }
      dimensionsLast = shape.get(2) == size;
      inputSize = size;
    }
  }

  private int steps() {
    List<Integer> shape = values.shape();
    return shape.size() == 2 || dimensionsLast ? shape.get(1) : shape.get(2);
  }

  @Override
  Optional<ArchiveLine> next() {
    if (number == values.shape().get(0)) {
      return Optional.empty();
    }
    int first = number++ * inputSize * steps();
    List<List<String>> dimensions = new ArrayList<>();
    for (int i = 0; i < inputSize; i++) {
      int dimension = i;
      dimensions.add(
          IntStream.range(0, steps())
              .mapToObj(
                  step ->
                      values.text(
                          first
                              + (dimensionsLast
                                  ? step * inputSize + dimension
                                  : dimension * steps() + step)))
              .toList());
    }
    return Optional.of(
        new ArchiveLine(
            withoutPadding(dimensions, MISSING), targets.map(array -> array.text(number - 1))));
  }

  @Override
  String place(int dimension, int step) {
    return String.format(Locale.ROOT, "dimension %d, value %d", dimension + 1, step + 1);
  }

  @Override
  long number() {
    return number;
  }

  @Override
  UserErrorException error(String message) {
    return wrong("sequence " + number + ": " + message);
  }

  @Override
  UserErrorException noSequences() {
    return wrong("has no sequences");
  }

  @Override
  public void close() {
    // read as a whole
  }
}
