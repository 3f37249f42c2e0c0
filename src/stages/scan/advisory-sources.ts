import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { BoltError, type Bucket, openBolt } from '../../formats/tools/bolt.ts';
import type { LocalDatabase } from './advisory-database.ts';

/** Answers which advisories a vulnerability database has. */
export interface AdvisorySources {
  /** Whether it has a source with exactly this name, such as `debian 12`. */
  has(source: string): boolean;
  /** Whether it has sources of an ecosystem, such as `npm`. */
  hasEcosystem(ecosystem: string): boolean;
  /** Whether a source of an ecosystem has advisories for a package. */
  hasAdvisories(ecosystem: string, name: string): Promise<boolean>;
  /** Whether it knows one of these Red Hat repositories or builds. */
  knowsRepository(names: readonly string[], builds: readonly string[]): Promise<boolean>;
}

/** Buckets without advisories. */
const OTHER_BUCKETS = new Set(['trivy', 'vulnerability', 'vulnerability-id', 'data-source', 'Red Hat CPE']);

/**
 * Opens trivy's database and reads which releases and ecosystems have advisories in it. So Assay knows a new release
 * without an update, and reports a release that was removed. Throws `database-unavailable`.
 */
export async function withAdvisorySources<Result>(
  { cacheDir }: LocalDatabase,
  use: (sources: AdvisorySources) => Promise<Result>,
): Promise<Result> {
  const path = join(cacheDir, 'db', 'trivy.db');
  const file = await open(path);
  try {
    const root = await openBolt(async (position, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    });
    return await use(await sourcesIn(root));
  } catch (error) {
    if (!(error instanceof BoltError)) throw error;
    throw fault('database-unavailable', 'scan', `${path} cannot be read: ${error.message}`, error);
  } finally {
    await file.close();
  }
}

async function sourcesIn(root: Bucket): Promise<AdvisorySources> {
  const names = (await root.buckets()).filter((name) => !OTHER_BUCKETS.has(name));
  const known = new Set(names);
  const of = (ecosystem: string) => names.filter((name) => name.startsWith(`${ecosystem}::`));
  return {
    has: (source) => known.has(source),
    hasEcosystem: (ecosystem) => of(ecosystem).length > 0,
    hasAdvisories: async (ecosystem, name) => {
      for (const source of of(ecosystem)) {
        const bucket = await root.bucket(source);
        if (await bucket?.has(name)) return true;
      }
      return false;
    },
    knowsRepository: async (repositories, builds) => {
      const cpe = await root.bucket('Red Hat CPE');
      const [byRepository, byBuild] = [await cpe?.bucket('repository'), await cpe?.bucket('nvr')];
      for (const name of repositories) if (await byRepository?.has(name)) return true;
      for (const name of builds) if (await byBuild?.has(name)) return true;
      return false;
    },
  };
}
