import type { Database, TrivyServer } from '../../domain/evidence/evidence.ts';

/** A vulnerability database that is ready for a scan. */
export interface LocalDatabase {
  readonly facts: Database;
  /** A cache folder of trivy with this database in `db/`, which no other run replaces. */
  readonly cacheDir: string;
  readonly server?: undefined;
}

/** The database of a trivy server, which only answers what it finds. */
export interface ServerDatabase {
  readonly facts: Database;
  readonly server: TrivyServer;
  readonly cacheDir?: undefined;
}

export type AdvisoryDatabase = LocalDatabase | ServerDatabase;
