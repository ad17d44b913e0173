# Published documents
document-from = holds from { $day }
document-comes = This version holds from { $day }. Today the one before it still does.
document-coming = A new version holds from { $day }.
document-read-coming = Read it now
document-difference-coming = What is different
document-difference = What version { $version } says differently from version { $before }
document-difference-description = { $title }: every sentence that changed between version { $before } and version { $version }, what went and what came.
document-same = The words are the same.
document-version = Version { $version }
document-description = { $title }: a document of { $market }, the version in force and those before it.
document-not-current = This is an earlier version that no longer holds.
document-current = See the version in force
document-history = All versions
