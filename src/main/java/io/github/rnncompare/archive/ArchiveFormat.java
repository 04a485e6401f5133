package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** How a file holds sequences, each in a line of its own. */
public enum ArchiveFormat {
  /** Of the UEA and UCR archive, as sktime and aeon write it. */
  TS {
    @Override
    ArchiveLines open(DataContent file, ArchiveSplit split) throws IOException {
      return TsLines.open(file);
    }
  },
  /** Of the UCR archive: a label and then the values, with tabs, commas or blanks between. */
  UCR {
    @Override
    ArchiveLines open(DataContent file, ArchiveSplit split) throws IOException {
      return UcrLines.open(file, false);
    }
  },
  /** The same with the label behind the values. */
  UCR_LABEL_LAST {
    @Override
    ArchiveLines open(DataContent file, ArchiveSplit split) throws IOException {
      return UcrLines.open(file, true);
    }
  },
  /** Of Weka: a header of attributes, then a row of values and a label, with commas between. */
  ARFF {
    @Override
    ArchiveLines open(DataContent file, ArchiveSplit split) throws IOException {
      return ArffLines.open(file);
    }
  },
  /** Of NumPy: an array of sequences, and one of their labels or numbers beside it. */
  NUMPY {
    @Override
    ArchiveLines open(DataContent file, ArchiveSplit split) throws IOException {
      return NumpySequences.open(file, split);
    }
  };

  /**
   * Opens a file and reads its header, if this format has one.
   *
   * @param split whose sequences are read, of a file that has several
   */
  abstract ArchiveLines open(DataContent file, ArchiveSplit split) throws IOException;

  /** Whether it is that of the UCR archive, wherever the label stands. */
  public boolean isUcr() {
    return this == UCR || this == UCR_LABEL_LAST;
  }

  /** The format that only files of this name have; UCR files are named like others. */
  public static Optional<ArchiveFormat> ofName(String file) {
    String name = unpacked(file);
    if (name.endsWith(".ts")) {
      return Optional.of(TS);
    }
    if (name.endsWith(".npy") || name.endsWith(".npz")) {
      return Optional.of(NUMPY);
    }
    return name.endsWith(".arff") ? Optional.of(ARFF) : Optional.empty();
  }

  /** The name of a file in small letters, without the ending of gzip. */
  public static String unpacked(String file) {
    return file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
  }
}
