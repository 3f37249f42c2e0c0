import type { Manager, Reading, SeenPackage } from '../manager.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { type ArchiveVisitor, readArchive, wholeArchive } from '../reading/read-archive.ts';
import { javaVisitor } from './java.ts';
import { readNpmPackage } from './npm.ts';
import { pythonVisitor } from './python-archive.ts';

/** Zips that nothing runs as they are: yarn's cache, a release that is still packed. Told, no more. */
export const zip: Manager = {
  name: 'zip',
  mayWant: (path) => /\.zip$/i.test(path),
  wants: ({ size }) => size > 0,
  open: (file) => wholeArchive(file, false, readZip),
};

function readZip(archive: Buffer): Reading {
  const packages: SeenPackage[] = [];
  const java = javaVisitor(packages, []);
  const python = pythonVisitor('', packages);
  const visitors = [java, python, npmVisitor(packages)];
  const of = (path: string) => visitors.find(({ step }) => step(path) !== 'pass');
  const fault = readArchive(archive, {
    step: (path) => of(path)?.step(path) ?? 'pass',
    read: (path, bytes) => of(path)?.read(path, bytes),
    broken: () => {},
  });
  if (fault !== undefined) return { kind: 'unreadable', why: fault, decides: false };
  return packages.length === 0 ? { kind: 'nothing' } : packagesReading(packages, false);
}

function npmVisitor(packages: SeenPackage[]): ArchiveVisitor {
  return {
    step: (path) => (/(?:^|\/)node_modules\/.*package\.json$/.test(path) ? 'read' : 'pass'),
    read(path, bytes) {
      const found = readNpmPackage(path, bytes);
      if (found !== undefined) packages.push(found);
    },
    broken: () => {},
  };
}
