package io.github.rnncompare.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A readable data file, or a folder of them. What is neither a regular file nor a link to one is
 * refused before it is opened.
 */
public interface DataContent {
  /** A file or folder that can be read any number of times, without a digest. */
  static DataContent of(Path path) {
    return new Undigested(path);
  }

  /** The path of the file or folder. */
  Path path();

  /**
   * Opens a file, decompressing gzip.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if there is no such file, or it is a
   *     directory, a device or a pipe
   */
  InputStream open() throws IOException;

  /**
   * The files below a folder, by their relative paths, see {@link Folder}.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if there is no such folder, or it is not a
   *     folder
   */
  List<String> files() throws IOException;

  /**
   * A file below the folder.
   *
   * @param name its path relative to the folder, with '/'
   */
  DataContent file(String name);

  /** Read without a digest. */
  record Undigested(Path path) implements DataContent {
    @Override
    public InputStream open() throws IOException {
      return GzipAwareInput.open(path);
    }

    @Override
    public List<String> files() throws IOException {
      return Folder.files(path);
    }

    @Override
    public DataContent file(String name) {
      return new Undigested(path.resolve(name));
    }
  }
}
