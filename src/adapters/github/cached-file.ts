/** The name of the one file of a cache entry. It is part of what the library compares, so all runs use the same. */
export const CACHED_FILE = 'content';
