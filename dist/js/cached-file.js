// src/adapters/github/cached-file.ts
/** The name of the one file of a cache entry. It is part of what the library compares, so all runs use the same. */
const CACHED_FILE = "content";

export { CACHED_FILE as t };