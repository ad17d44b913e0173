# Published documents
document-version = Version { $version }
document-description = { $title }: a document of { $market }, the version in force and those before it.
document-not-current = This is an earlier version that no longer holds.
document-current = See the version in force
document-history = All versions
