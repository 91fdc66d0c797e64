private import Foundation

/// Makes the folder and the file of the log, for their owner only.
enum StoreFile {
  static func prepare(_ path: String) throws(StoreError) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    if !FileManager.default.fileExists(atPath: path) {
      guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
      }
    }
  }
}
