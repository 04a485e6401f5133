package io.github.rnncompare.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A data file, or a folder of them, to be read. Whatever is no ordinary file, nor a link to one, is
 * refused before it is opened.
 */
public interface DataContent {
  /** A file or folder that is read as it is, as often as one likes. */
  static DataContent of(Path path) {
    return new Undigested(path);
  }

  /** Where it is. */
  Path path();

  /**
   * The content of a file, unpacked if gzip packed it.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if there is no such file, or it is a
   *     directory, a device or a pipe
   */
  InputStream open() throws IOException;

  /**
   * The files below a folder, by their paths from it, see {@link Folder}.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if there is no such folder, or it is no
   *     folder
   */
  List<String> files() throws IOException;

  /**
   * One of them.
   *
   * @param name its path from the folder, with '/'
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
